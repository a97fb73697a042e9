import type { Settings } from './settings';

const wordsOf = (settings: Settings, name: string): string[] =>
  settings.lines(name).flatMap((line) => line.split(/[ \t\n\r]+/).filter((word) => word !== ''));

/** `native` alone is best; any other list lets further kinds of programs make system calls. */
export function badnessOfArchitectures(settings: Settings): number {
  const names = new Set(wordsOf(settings, 'SystemCallArchitectures'));
  if (names.size === 0) return 10;
  return names.size === 1 && names.has('native') ? 0 : 8;
}

const isEverywhere4 = (word: string): boolean => word === 'any' || /^[\d.]+\/0$/.test(word);
const isEverywhere6 = (word: string): boolean => word === 'any' || /^[0-9a-f:.]*:[0-9a-f:.]*\/0$/i.test(word);
const isLocal = (word: string): boolean => word === 'localhost' || /^127\.[\d.]+(?:\/\d+)?$|^::1(?:\/128)?$/.test(word);

/** What `IPAddressDeny=` and `IPAddressAllow=` leave, or BPF programs that filter. */
export function badnessOfAddresses(settings: Settings): number {
  if (settings.lines('IPIngressFilterPath').length > 0 || settings.lines('IPEgressFilterPath').length > 0) return 0;
  const denied = wordsOf(settings, 'IPAddressDeny');
  if (!denied.some(isEverywhere4) || !denied.some(isEverywhere6)) return 10;
  const allowed = wordsOf(settings, 'IPAddressAllow');
  if (allowed.some((word) => !isLocal(word))) return 5;
  return allowed.length > 0 ? 2 : 0;
}

/** `PrivateDevices=` closes the list of devices, `ProtectClock=` puts the clock on it. */
export function badnessOfDevices(settings: Settings): number {
  const written = settings.value('DevicePolicy');
  const policy = (written === '' || written === 'auto') && settings.isOn('PrivateDevices') ? 'closed' : written;
  if (policy !== 'closed' && policy !== 'strict') return 10;
  return settings.lines('DeviceAllow').length > 0 || settings.isOn('ProtectClock') ? 5 : 0;
}
