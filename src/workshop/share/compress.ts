/** Text as deflate-raw in base64url: short enough for an address, and nothing in it needs escaping. */
export async function encode(text: string): Promise<string> {
  const packed = await collect(
    new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')),
    Number.POSITIVE_INFINITY,
  );
  let binary = '';
  for (const byte of packed) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The text that `encode` packed; rejects where it is damaged, no UTF-8, or longer than `limit` bytes. */
export async function decode(data: string, limit: number): Promise<string> {
  if (!/^[\w-]+$/.test(data)) throw new Error('not base64url');
  const binary = atob(data.replaceAll('-', '+').replaceAll('_', '/'));
  const packed = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const plain = await collect(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')), limit);
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain);
}

/** All bytes of a stream; it is given up as soon as there are more than `limit`. */
async function collect(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > limit) {
      await reader.cancel();
      throw new Error('too long');
    }
    parts.push(next.value);
  }
  const all = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
