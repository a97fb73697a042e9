import type { NewFile } from '@site/src/workshop/bench';

/** Greatest file that is read, in bytes; real configurations stay below a tenth of it. */
const sizeLimit = 1024 * 1024;

/** Texts of chosen files; what cannot be read is named with its reason, in German. Nothing is sent anywhere. */
export async function readDropped(files: readonly File[]): Promise<{ files: NewFile[]; refused: string[] }> {
  const read: NewFile[] = [];
  const refused: string[] = [];
  for (const file of files) {
    const result = await readOne(file);
    if (typeof result === 'string') read.push({ name: file.name, text: result });
    else refused.push(`${file.name}: ${result.reason}`);
  }
  return { files: read, refused };
}

async function readOne(file: File): Promise<string | { reason: string }> {
  if (file.size > sizeLimit)
    return { reason: 'Die Datei ist größer als 1\u00a0MiB und wohl keine Konfigurationsdatei.' };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { reason: 'Die Datei ließ sich nicht lesen. Ordner öffnen und ihre Dateien auswählen.' };
  }
  if (bytes.includes(0)) return { reason: 'Die Datei enthält Null-Bytes und ist kein Text.' };
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    return { reason: 'Die Datei ist kein gültiges UTF-8.' };
  }
}
