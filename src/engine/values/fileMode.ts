import { list, type Explanation } from './explanation';

const who = ['Eigentümer', 'Gruppe', 'alle anderen'];

/** `lesen und schreiben`, `nichts`. */
function rights(digit: number): string {
  const names = [digit & 4 ? 'lesen' : '', digit & 2 ? 'schreiben' : '', digit & 1 ? 'ausführen' : ''].filter(
    (name) => name !== '',
  );
  return names.length === 0 ? 'nichts' : list(names);
}

/** `660` as a sentence about owner, group and others. */
export function explainMode(text: string): Explanation | null {
  if (!/^[0-7]{1,5}$/.test(text)) return null;
  const mode = parseInt(text, 8);
  if (mode > 0o7777) return null;
  const parts = who.map((name, index) => `${name}: ${rights((mode >> (6 - 3 * index)) & 7)}`);
  return { entry: 'value/file-mode', text: `Dateirechte ${text}. ${parts.join('; ')}.` };
}

/** A mask takes rights away: `0027` leaves `750` for folders and `640` for files. */
export function explainMask(text: string): Explanation | null {
  if (!/^[0-7]{1,4}$/.test(text)) return null;
  const mask = parseInt(text, 8);
  const octal = (mode: number): string => (mode & ~mask).toString(8).padStart(3, '0');
  return {
    entry: 'value/file-mode',
    text: `Neue Dateien bekommen höchstens die Dateirechte ${octal(0o666)}, neue Verzeichnisse ${octal(0o777)}.`,
  };
}
