import { decode, encode } from './compress';

/** Version of what stands behind the `#`; another number means another form. */
const version = 'v1';

/** Longest link part that is made, in characters; longer ones are cut off by mail programs and chats. */
export const linkLimit = 32_000;

/** Longest text behind a link, in bytes: what is packed into few bytes must not fill the memory. */
const textLimit = 2 * 1024 * 1024;

/** What a link says, or why it says nothing; German. */
export type Read<T> = { shared: T } | { problem: string };

/** The part behind the `#` for a value of plain JSON; null where it would be too long. */
export async function writeLink(value: unknown): Promise<string | null> {
  const data = await encode(JSON.stringify(value));
  const link = `#${version}.${data}`;
  return link.length > linkLimit ? null : link;
}

/** Whether the part behind the `#` of an address looks like a link of this kind at all. */
export const isLink = (hash: string): boolean => /^#v\d{1,6}\./.test(hash);

/**
 * Reads the part behind the `#`. `accept` makes a state of the parsed JSON, or null where it is another thing. Never
 * rejects; nothing in a link is executed.
 */
export async function readLink<T>(hash: string, accept: (value: unknown) => T | null): Promise<Read<T>> {
  const [, number = '', data = ''] = /^#(v\d{1,6})\.([\s\S]*)$/.exec(hash) ?? [];
  if (number === '') return { problem: broken };
  if (number !== version)
    return { problem: 'Der Link kommt aus einer anderen Fassung dieser Website und lässt sich hier nicht öffnen.' };
  const text = await decode(data, textLimit).catch(() => null);
  if (text === null) return { problem: broken };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: broken };
  }
  const shared = accept(value);
  return shared === null ? { problem: broken } : { shared };
}

const broken =
  'Der Link ist unvollständig oder beschädigt. Die Adresse noch einmal ganz kopieren; manche Programme schneiden lange Links ab.';
