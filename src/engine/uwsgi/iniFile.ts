import { slice, spanOf, trim, verbatim, type MappedText } from '../text/mappedText';
import { span, type Span } from '../text/span';

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
}

const isBlank = (character: string): boolean => character === ' ' || character === '\t' || character === '\r';

/**
 * Reads an INI file line by line as uWSGI does: no line continuation, no inline comments, no quotes.
 *
 * Source: uWSGI 2.0.30, core/ini.c:uwsgi_ini_config.
 */
export function parseIniFile(text: string): IniFile {
  const file: IniFile = { orphans: [], sections: [], comments: [] };
  let offset = 0;
  while (offset < text.length) {
    const found = text.indexOf('\n', offset);
    const end = found < 0 ? text.length : found;
    readLine(trim(verbatim(text, offset, end), isBlank), file);
    offset = end + 1;
  }
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
    const close = line.value.indexOf(']');
    const whole = close >= 0 && close === line.value.length - 1;
    file.sections.push({
      name: whole ? line.value.slice(1, close) : line.value.slice(1),
      header: spanOf(line),
      entries: [],
    });
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
