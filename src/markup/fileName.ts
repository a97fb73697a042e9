/**
 * The file that a block's title names. „backend.service (Ausschnitt)“ shows a part of it: to the engine that is a
 * drop-in, which need not be complete.
 */
export function fileNameOf(title: string | null | undefined): string | undefined {
  const words = (title ?? '').trim().split(/\s+/);
  const [name] = words;
  if (name === undefined || name === '') return undefined;
  return words.length === 1 ? name : `${name}.d/ausschnitt.conf`;
}
