import { slice, spanOf, trim, type MappedText } from '../text/mappedText';
import { span, type Span } from '../text/span';
import { linesOf, type LostSign, type MagicValues } from './iniMagic';

/** A line of an INI file: `key = value`, or a bare key with an empty value. */
export interface IniEntry {
  key: string;
  keySpan: Span;
  equals: Span | null;
  value: MappedText;
  span: Span;
}

export interface IniSection {
  name: string;
  header: Span;
  entries: IniEntry[];
}

export interface IniFile {
  /** Lines before the first section: uWSGI ignores them. */
  orphans: IniEntry[];
  sections: IniSection[];
  comments: Span[];
  /** `%x` that stand for nothing and vanish, comments included. */
  lost: LostSign[];
}

const isBlank = (character: string): boolean => character === ' ' || character === '\t' || character === '\r';

/**
 * Reads an INI file line by line as uWSGI does: no line continuation, no inline comments, no quotes.
 *
 * Source: uWSGI 2.0.21 and 2.0.30, core/ini.c:uwsgi_ini_config.
 */
export function parseIniFile(text: string, magic: MagicValues = () => null): IniFile {
  const file: IniFile = { orphans: [], sections: [], comments: [], lost: [] };
  for (const line of linesOf(text, magic, file.lost)) readLine(trim(line, isBlank), file);
  return file;
}

function readLine(line: MappedText, file: IniFile): void {
  const first = line.value[0];
  if (first === undefined) return;
  if (first === ';' || first === '#') {
    file.comments.push(spanOf(line));
    return;
  }
  if (first === '[') {
    // The name is all between the bracket and the last character, whatever that is
    file.sections.push({ name: line.value.slice(1, -1), header: spanOf(line), entries: [] });
    return;
  }
  const at = line.value.indexOf('=');
  const key = trim(slice(line, 0, at < 0 ? line.value.length : at), isBlank);
  const place = spanOf(line);
  const entry: IniEntry = {
    key: key.value,
    keySpan: spanOf(key),
    equals: at < 0 ? null : spanOf(line, at, at + 1),
    value: at < 0 ? slice(line, line.value.length) : trim(slice(line, at + 1), isBlank),
    span: span(place.start, place.end),
  };
  (file.sections.at(-1)?.entries ?? file.orphans).push(entry);
}
