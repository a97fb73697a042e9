import { isIpv4, isIpv6 } from './nginxAddress';

/**
 * The network that an address with a mask lies in, `10.1.0.0/16` for `10.1.1.0/16`; the text itself where no bit stands
 * behind the mask, null where it is no network.
 *
 * Source: nginx 1.22.1, src/core/ngx_inet.c:ngx_ptocidr.
 */
export function networkOf(text: string): string | null {
  const slash = text.indexOf('/');
  if (slash < 0) return null;
  const address = text.slice(0, slash);
  const bits = /^\d{1,3}$/.test(text.slice(slash + 1)) ? Number(text.slice(slash + 1)) : -1;
  if (bits < 0) return null;
  if (isIpv4(address) && bits <= 32) {
    const cut = cutBits(address.split('.').map(Number), bits, 8);
    const network = `${cut.join('.')}/${bits}`;
    return network === text ? text : network;
  }
  if (!isIpv6(address) || bits > 128) return null;
  const groups = ipv6Groups(address);
  const cut = cutBits(groups, bits, 16);
  return cut.every((group, index) => group === groups[index]) ? text : `${shortIpv6(cut)}/${bits}`;
}

/** Clears what stands behind the first `bits` bits of numbers that have `width` bits each. */
function cutBits(numbers: readonly number[], bits: number, width: number): number[] {
  return numbers.map((number, index) => {
    const kept = Math.min(width, Math.max(0, bits - index * width));
    const behind = 2 ** (width - kept);
    return number - (number % behind);
  });
}

/** The eight groups of an address that `isIpv6` accepts. */
function ipv6Groups(text: string): number[] {
  const [before = '', behind] = text.split('::');
  const read = (half: string): number[] =>
    half === ''
      ? []
      : half.split(':').flatMap((part) => {
          if (!part.includes('.')) return [parseInt(part, 16)];
          const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
          return [a * 256 + b, c * 256 + d];
        });
  const first = read(before);
  if (behind === undefined) return first;
  const last = read(behind);
  return [...first, ...Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => 0), ...last];
}

function shortIpv6(groups: readonly number[]): string {
  const shown = groups.map((group) => group.toString(16));
  while (shown.at(-1) === '0') shown.pop();
  return shown.length >= 7 ? groups.map((group) => group.toString(16)).join(':') : `${shown.join(':')}::`;
}
