import { MappedTextBuilder, verbatim, type MappedText } from '../text/mappedText';

/** Signs behind `%` that stand for something (uWSGI 2.0.21, core/uwsgi.c:config_magic_table_fill, uwsgi_setup). */
const known = new Set('vhtTVk[uUgGobpjisdcenx0123456789OPDSNECXIJ');

/** What a sign behind `%` stands for where that is known before the start; null where it is not. */
export type MagicValues = (sign: string) => string | null;

/** Signs that depend on the name of the file alone. */
export function magicOfFile(fileName: string | undefined): MagicValues {
  if (fileName === undefined || fileName === '-') return () => null;
  const slash = fileName.lastIndexOf('/');
  const base = fileName.slice(slash + 1);
  const dot = base.lastIndexOf('.');
  const folder = fileName.startsWith('/') ? fileName.slice(0, slash + 1) : null;
  const values: Record<string, string | null> = {
    s: base,
    n: dot < 0 ? base : base.slice(0, dot),
    e: dot < 0 ? '' : base.slice(dot + 1),
    d: folder,
    p: folder === null ? null : fileName,
    c: folder === null ? null : (folder.split('/').at(-2) ?? ''),
  };
  return (sign) => values[sign.toLowerCase()] ?? null;
}

/** A sign behind `%` that stands for nothing vanishes together with the `%`, even the end of a line. */
export interface LostSign {
  start: number;
  end: number;
}

/**
 * The lines of a file after `%x` has been replaced. What is known at the start only stays as `%x`, `%(` stays as
 * well; `%%` becomes `%`, and every other sign vanishes. A `%` at the end of a line glues the next line on.
 *
 * Source: uWSGI 2.0.21, core/utils.c:magic_sub, core/ini.c:ini_get_line.
 */
export function* linesOf(text: string, magic: MagicValues, lost: LostSign[]): Generator<MappedText> {
  let offset = 0;
  let percent = nextPercent(text, 0);
  while (offset < text.length) {
    const end = endOfLine(text, offset);
    if (percent < offset) percent = nextPercent(text, offset);
    if (percent >= end) {
      yield verbatim(text, offset, end);
      offset = end + 1;
    } else {
      const builder = new MappedTextBuilder(offset);
      offset = replace(text, offset, builder, magic, lost) + 1;
      yield builder.build();
    }
  }
}

/** Beyond the end where there is none, so that nobody looks for it again. */
function nextPercent(text: string, from: number): number {
  const found = text.indexOf('%', from);
  return found < 0 ? text.length : found;
}

function endOfLine(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found;
}

/** Reads up to a line end that no `%` swallows; the offset of that end. */
function replace(text: string, from: number, builder: MappedTextBuilder, magic: MagicValues, lost: LostSign[]): number {
  let offset = from;
  while (offset < text.length && text[offset] !== '\n') {
    const sign = text[offset + 1];
    if (text[offset] !== '%' || sign === undefined) {
      builder.addVerbatim(text, offset, offset + 1);
      offset += 1;
      continue;
    }
    const value = magic(sign);
    if (value !== null) builder.add(value, offset, offset + 2);
    else if (sign === '%') builder.add('%', offset, offset + 2);
    else if (sign === '(' || known.has(sign)) builder.addVerbatim(text, offset, offset + 2);
    else lost.push({ start: offset, end: offset + 2 });
    offset += 2;
  }
  return offset;
}
