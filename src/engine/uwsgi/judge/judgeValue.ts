import { code } from '../../values/explanation';
import { isDynamic, misread, refused, subject, type Finding, type Judged } from './finding';
import { judgeHook } from './hooks';
import { judgeNumber } from './numbers';
import { judgeSocket } from './sockets';
import { byName, byReader } from './syntax';

const numbers = new Set(['int', '64bit', '16bit', 'megabytes']);

/**
 * What uWSGI 2.0.21 and 2.0.30 refuse in a value at their start, or silently take for something else; null where
 * they take it as it is written. Paths, users and addresses of a machine are not judged.
 */
export function judgeValue(judged: Judged): Finding | null {
  const { option, value } = judged;
  if (isDynamic(value) && option.reader !== 'set_placeholder') return null;
  if (numbers.has(option.valueKind)) return judgeNumber(judged);
  const judge = byName[option.canonical] ?? (option.reader === undefined ? undefined : byReader[option.reader]);
  if (judge) return judge(judged);
  if (option.valueKind === 'socket') return judgeSocket(judged);
  if (option.valueKind === 'flag') return judgeFlag(judged);
  if (/^hook-/.test(option.name)) return judgeHook(judged);
  return null;
}

/** Off only for `false`, `off`, `no` and `0` (core/uwsgi.c:uwsgi_opt_true). */
function judgeFlag(judged: Judged): Finding | null {
  const { value, option, written } = judged;
  const looksOff =
    /^(?:false|off|no|0)[ \t]*[#;]/i.test(value) ||
    /^(?:none|null|nil|disabled?|never|n|f)$/i.test(value) ||
    /^["'](?:false|off|no|0)["']$/i.test(value);
  if (!looksOff || option.reader === 'set_null') return null;
  const word = /^["']?(false|off|no|0)\b/i.exec(value)?.[1];
  return misread(
    `${code(written)} mit dem Wert ${code(value)} ist eingeschaltet.`,
    'Ausgeschaltet wird ein Schalter allein durch `false`, `off`, `no` oder `0`.',
    `${code(word ?? 'false')} schreiben.`,
    { replacement: word ?? 'false' },
  );
}

export { refused, subject };
