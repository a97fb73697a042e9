import type { UwsgiOption } from '../../catalogue/types';
import { spanOf } from '../text/mappedText';
import { span } from '../text/span';
import type { ResultBuilder } from '../result';
import { code } from '../values/explanation';
import { isOff } from './explainValue';
import type { IniEntry } from './iniFile';

/** Kinds whose value a shell, a pattern or a template reads: `;` and `#` may belong there. */
const free = new Set([
  'command',
  'route',
  'cron',
  'logger',
  'placeholder-assignment',
  'regexp-list',
  'option-definition',
]);
const freeNames =
  /^(?:log-?format|log-(?:req-)?encoder|hook-|exec-|attach-|add-header|response-header|eval$|touch-.*-exec|if-|for$)/;

const numbers = new Set(['int', '64bit', '16bit', 'megabytes']);

/** Index of the sign that was meant to begin a comment; -1 where there is none. */
function commentIn(value: string, option: UwsgiOption): number {
  if (free.has(option.valueKind) || freeNames.test(option.name)) return -1;
  const match = /(?:^|[ \t])[#;]/.exec(value);
  if (!match) return -1;
  return match[0].length === 1 ? match.index : match.index + 1;
}

/**
 * There are no comments at the end of a line: all of it belongs to the value. Numbers and switches that are on
 * survive by accident.
 *
 * @returns whether the value holds such a comment, so that it is not judged further
 */
export function reportComment(entry: IniEntry, option: UwsgiOption, builder: ResultBuilder): boolean {
  const value = entry.value.value;
  const at = commentIn(value, option);
  if (at < 0) return false;
  const kept = value.slice(0, at).trimEnd();
  const isNumber = numbers.has(option.valueKind) && /^[+-]?\d+$/.test(kept);
  const isFlag = option.valueKind === 'flag' && kept !== '' && !isOff(kept);
  const harmless = isNumber || isFlag;
  const opposite = option.valueKind === 'flag' && isOff(kept);
  builder.report(
    harmless ? 'info' : 'warning',
    'uwsgi/inline-comment',
    spanOf(entry.value, at),
    {
      what: 'uWSGI kennt keine Kommentare am Zeilenende.',
      follows: harmless
        ? `Der Wert ist ${code(value)}; ${isNumber ? 'gelesen werden die Ziffern am Anfang' : 'jeder Wert außer `false`, `off`, `no` und `0` schaltet ein'}.`
        : opposite
          ? `Der Wert ist ${code(value)}, und der schaltet ${code(entry.key)} ein.`
          : `Der Wert ist ${code(value)}.`,
      helps: 'Den Kommentar auf eine eigene Zeile setzen.',
    },
    [
      {
        title: 'Kommentar auf eine eigene Zeile setzen',
        edits: [
          { span: span(entry.span.start, entry.span.start), text: `${value.slice(at).trim()}\n` },
          { span: spanOf(entry.value, kept.length), text: '' },
        ],
      },
    ],
  );
  return !harmless;
}
