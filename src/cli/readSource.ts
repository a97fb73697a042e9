import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';

/** A file, or the standard input, could not be read; the message is German and names the reason. */
export class SourceError extends Error {}

/** Greatest file that is read, in bytes; real configurations stay below a tenth of it. */
export const sizeLimit = 4 * 1024 * 1024;

const tooLarge = (): SourceError =>
  new SourceError(
    `Die Datei ist größer als ${sizeLimit / 1024 / 1024}\u00A0MiB und wird nicht gelesen. Sie ist wohl keine Konfigurationsdatei.`,
  );

const reasons: Record<string, string> = {
  ENOENT: 'Die Datei gibt es nicht.',
  ENOTDIR: 'Die Datei gibt es nicht: Ein Teil des Pfads ist kein Verzeichnis.',
  EISDIR: 'Das ist ein Verzeichnis; angegeben werden Dateien.',
  EACCES: 'Die Datei darf nicht gelesen werden (Dateirechte).',
  EPERM: 'Die Datei darf nicht gelesen werden.',
  ELOOP: 'Die Verweise auf die Datei führen im Kreis.',
  ENAMETOOLONG: 'Der Name ist zu lang.',
  ENXIO: 'Das ist ein Socket oder ein Gerät; angegeben werden Dateien.',
};

/** Text of a file. `folder` is where a relative path starts. Throws `SourceError`. */
export function readFile(file: string, folder: string): string {
  try {
    return decode(readBytes(path.resolve(folder, file)));
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new SourceError(reasons[code] ?? `Die Datei ließ sich nicht lesen${code ? ` (${code})` : ''}.`);
  }
}

/** Reads up to the limit, so that `/dev/zero` ends too; files of `/proc` say that they are empty. */
function readBytes(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const status = fstatSync(descriptor);
    if (status.isDirectory()) throw new SourceError(reasons.EISDIR);
    if (status.isFile() && status.size > sizeLimit) throw tooLarge();
    if (status.isFile() && status.size > 0) return readFileSync(descriptor);
    const chunks: Buffer[] = [];
    let total = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(64 * 1024);
      const count = readSync(descriptor, chunk, 0, chunk.length, null);
      if (count === 0) return Buffer.concat(chunks);
      total += count;
      if (total > sizeLimit) throw tooLarge();
      chunks.push(chunk.subarray(0, count));
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Text of the standard input. Throws `SourceError`. */
export async function readStandardInput(input: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of input) {
    total += chunk.length;
    if (total > sizeLimit) throw tooLarge();
    chunks.push(chunk);
  }
  return decode(Buffer.concat(chunks));
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Buffer): string {
  if (/^(?:\u00FF\u00FE|\u00FE\u00FF)/.test(bytes.toString('latin1', 0, 2)))
    throw new SourceError('Die Datei ist in UTF-16 geschrieben. Sie in UTF-8 umwandeln.');
  if (bytes.includes(0)) throw new SourceError('Die Datei enthält Null-Bytes und ist kein Text.');
  try {
    return decoder.decode(bytes);
  } catch {
    const { line, byte } = firstInvalid(bytes);
    throw new SourceError(
      `Zeile ${line} ist kein gültiges UTF-8 (Byte 0x${byte.toString(16).toUpperCase().padStart(2, '0')}). Die Datei in UTF-8 umwandeln.`,
    );
  }
}

/** Line (from 1) and value of the first byte that a decoder has to replace: there the text no longer gives the bytes. */
function firstInvalid(bytes: Buffer): { line: number; byte: number } {
  const again = Buffer.from(bytes.toString('utf8'));
  const at = bytes.findIndex((byte, index) => byte !== again[index]);
  const place = at < 0 ? bytes.length - 1 : at;
  return { line: bytes.subarray(0, place).filter((byte) => byte === 10).length + 1, byte: bytes[place] ?? 0 };
}
