import type { NginxDirective } from '../../catalogue/nginxTypes';
import { code, list } from '../values/explanation';
import { parseNginxNumber, parseNginxSize } from '../values/nginxSize';
import { parseNginxTime } from '../values/nginxTime';
import type { Statement } from './parser';
import type { Check, Finding, Scope } from './scope';
import type { Word } from './word';

/** The usual finding: this word is no legal value of this directive. */
export function invalid(word: Word, statement: Statement, helps: string, more: Partial<Finding> = {}): Finding {
  return {
    place: word.span,
    what: `${code(word.value)} ist kein gültiger Wert von ${code(statement.name.value)}.`,
    helps,
    ...more,
  };
}

export const timeHelp = `Zahl und Einheit ohne Leerzeichen schreiben: ${code('ms')}, ${code('s')}, ${code('m')}, ${code('h')} oder ${code('d')}, zum Beispiel ${code('60s')}.`;
export const sizeHelp = `Eine ganze Zahl schreiben, dahinter höchstens ${code('k')} oder ${code('m')}, zum Beispiel ${code('10m')}.`;
const offsetHelp = `Eine ganze Zahl schreiben, dahinter höchstens ${code('k')}, ${code('m')} oder ${code('g')}, zum Beispiel ${code('10m')}.`;
const numberHelp = 'Eine ganze Zahl ohne Einheit schreiben.';

/** Bounds of numbers (`ngx_conf_num_bounds_t` in the modules of nginx 1.22.1). */
const bounds: Record<string, [number, number]> = {
  gzip_comp_level: [1, 9],
  limit_req_status: [400, 599],
  limit_conn_status: [400, 599],
  uwsgi_modifier1: [0, 255],
  uwsgi_modifier2: [0, 255],
};

/** Sizes of which only some are legal (ngx_http_gzip_window, ngx_http_gzip_hash). */
const powers: Record<string, [number, number]> = { gzip_window: [512, 32 * 1024], gzip_hash: [512, 128 * 1024] };

function flag(statement: Statement, { suggestions }: Scope): Finding | null {
  const [word] = statement.args;
  if (!word || ['on', 'off'].includes(word.value.toLowerCase())) return null;
  const guess =
    { true: 'on', yes: 'on', '1': 'on', enabled: 'on', false: 'off', no: 'off', '0': 'off', disabled: 'off' }[
      word.value.toLowerCase()
    ] ?? suggestions.of(word.value, () => ['on', 'off']);
  return invalid(word, statement, `${code('on')} oder ${code('off')} schreiben.`, {
    fixes: guess ? [{ title: `Durch ${guess} ersetzen`, edits: [{ span: word.span, text: guess }] }] : [],
  });
}

function number(statement: Statement): Finding | null {
  const [word] = statement.args;
  if (!word) return null;
  const value = parseNginxNumber(word.value);
  if (value === null) return invalid(word, statement, numberHelp);
  const limits = bounds[statement.name.value];
  if (limits && (value < limits[0] || value > limits[1]))
    return invalid(word, statement, `Möglich ist ${limits[0]} bis ${limits[1]}.`);
  return null;
}

function size(statement: Statement, kind: 'size' | 'offset'): Finding | null {
  const [word] = statement.args;
  if (!word) return null;
  const bytes = parseNginxSize(word.value, kind);
  const fixed = fixedUnit(word, /^(\d+)\s?([kmg])i?b$/i);
  if (bytes === null)
    return invalid(word, statement, kind === 'size' ? sizeHelp : offsetHelp, {
      fixes: kind === 'size' && /g/i.test(word.value) ? [] : fixed,
    });
  const limits = powers[statement.name.value];
  if (limits && (bytes < limits[0] || bytes > limits[1] || Math.log2(bytes) % 1 !== 0)) {
    return invalid(word, statement, `Möglich sind die Zweierpotenzen von ${limits[0]} bis ${limits[1] / 1024}k.`);
  }
  return null;
}

/** `10mb` → `10m`, `60sec` → `60s`. */
function fixedUnit(word: Word, pattern: RegExp): Finding['fixes'] {
  const match = pattern.exec(word.value);
  if (!match) return [];
  const text = `${match[1] ?? ''}${(match[2] ?? '').toLowerCase()}`;
  return [{ title: `Durch ${text} ersetzen`, edits: [{ span: word.span, text }] }];
}

function time(statement: Statement, precision: 's' | 'ms'): Finding | null {
  const [word] = statement.args;
  if (!word || parseNginxTime(word.value, precision) !== null) return null;
  return invalid(word, statement, timeHelp, {
    fixes: fixedUnit(word, /^(\d+)\s?(s|m|h)(?:ec|in|econds?|inutes?|r|rs|ours?)$/i),
  });
}

function choice(statement: Statement, { suggestions }: Scope, directive: NginxDirective): Finding | null {
  const set = directive.valueKind === 'set of enum';
  // Methods are the names of a bit mask that is compared without regard to case, as are all enums
  for (const word of set ? statement.args : statement.args.slice(0, 1)) {
    const values = inOldProgram(directive);
    if (values.some((value) => value.toLowerCase() === word.value.toLowerCase())) continue;
    const guess = suggestions.of(word.value, () => values);
    return invalid(
      word,
      statement,
      guess ? `Gemeint ist vermutlich ${code(guess)}.` : `Möglich sind ${list(values.map(code))}.`,
      {
        fixes: guess ? [{ title: `Durch ${guess} ersetzen`, edits: [{ span: word.span, text: guess }] }] : [],
      },
    );
  }
  return null;
}

/** 1.22.1 knows two versions of HTTP towards the upstream. */
const inOldProgram = (directive: NginxDirective): string[] =>
  directive.name === 'proxy_http_version' ? ['1.0', '1.1'] : directive.values;

function buffers(statement: Statement): Finding | null {
  const [number, bytes] = statement.args;
  if (number && (parseNginxNumber(number.value) ?? 0) === 0)
    return invalid(number, statement, `Erst die Anzahl, dann die Größe schreiben, zum Beispiel ${code('8 16k')}.`);
  if (bytes && (parseNginxSize(bytes.value) ?? 0) === 0) return invalid(bytes, statement, sizeHelp);
  return null;
}

function accessMask(statement: Statement): Finding | null {
  const wrong = statement.args.find(({ value }) => !/^(?:user|group|all):rw?$/.test(value));
  return wrong
    ? invalid(
        wrong,
        statement,
        `${code('user:')}, ${code('group:')} oder ${code('all:')} und dahinter ${code('r')} oder ${code('rw')} schreiben.`,
      )
    : null;
}

function path(statement: Statement): Finding | null {
  let length = 0;
  for (const word of statement.args.slice(1)) {
    const level = parseNginxNumber(word.value);
    length += (level ?? 0) + 1;
    if (level === null || level === 0 || length > 10 + 3)
      return invalid(word, statement, 'Hinter dem Verzeichnis höchstens drei Zahlen schreiben, je 1 bis 3.');
  }
  return null;
}

function cacheValid(statement: Statement): Finding | null {
  const last = statement.args.at(-1);
  if (last && parseNginxTime(last.value, 's') === null)
    return invalid(last, statement, `Am Ende steht die Dauer. ${timeHelp}`);
  const wrong = statement.args.slice(0, -1).find(({ value }) => {
    const status = parseNginxNumber(value);
    return value !== 'any' && (status === null || status < 100 || status > 599);
  });
  return wrong ? invalid(wrong, statement, `Statuscodes von 100 bis 599 oder ${code('any')} schreiben.`) : null;
}

/** `proxy_limit_rate` and its like take variables from 1.27.0 on; `limit_rate` and the rates of `stream` did so before. */
const takesVariables = ({ name }: Statement, { newest }: Scope): boolean =>
  newest || /^(?:limit_rate|proxy_(?:up|down)load_rate)/.test(name.value);

/** The check of each kind of value (`ngx_conf_set_…_slot` in nginx 1.22.1, src/core/ngx_conf_file.c). */
export const checksByKind: Record<string, Check> = {
  flag,
  integer: number,
  size: (statement) => size(statement, 'size'),
  offset: (statement) => size(statement, 'offset'),
  'size, variables allowed': (statement, scope) =>
    statement.args[0]?.value.includes('$') && takesVariables(statement, scope) ? null : size(statement, 'size'),
  'time (ms precision)': (statement) => time(statement, 'ms'),
  'time (s precision)': (statement) => time(statement, 's'),
  enum: choice,
  'set of enum': choice,
  'count size': buffers,
  'file access mask': accessMask,
  'path with levels': path,
  'status codes and time': cacheValid,
};
