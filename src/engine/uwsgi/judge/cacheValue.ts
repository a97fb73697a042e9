import { refused, subject, type Finding, type Judge } from './finding';

/** Keys and values with commas between them; a backslash takes the next sign as it is (core/utils.c). */
export function keyValues(value: string): Map<string, string> {
  const result = new Map<string, string>();
  for (const item of value.match(/(?:\\.|[^,\\])+/gs) ?? []) {
    const equals = item.indexOf('=');
    if (equals > 0) result.set(item.slice(0, equals), item.slice(equals + 1));
  }
  return result;
}

export const cache: Judge = (judged) => {
  const keys = keyValues(judged.value);
  const number = (key: string): number | null => {
    const text = keys.get(key);
    return text === undefined ? null : Number(/^\s*(\d{1,15})/.exec(text)?.[1] ?? '0');
  };
  const fail = (what: string, message: string): Finding =>
    refused(
      `${subject(judged)} ${what}.`,
      message,
      'Mindestens Name und Zahl der Einträge nennen: `name=cache,items=100`.',
    );
  if (!keys.has('name')) return fail('nennt keinen Namen', 'you have to specify a cache name');
  const items = number('max_items') ?? number('maxitems') ?? number('items');
  if (items === null || items === 0)
    return fail('nennt keine Zahl der Einträge', 'you have to specify the maximum number of cache items');
  const blocks = number('blocks');
  if (blocks !== null && blocks < items)
    return fail('hat weniger Blöcke als Einträge', 'invalid number of cache blocks');
  return null;
};
