import type { PracticeFinding } from '../../practice';
import { spanOf } from '../../text/mappedText';
import { isSecret } from '../../values/secret';
import { environmentItems } from '../environment';
import type { Unit } from './unit';

/** A unit file is readable by everyone, and `systemctl show` prints `Environment=` to any local account (systemd 252). */
export function secretInUnit(unit: Unit): PracticeFinding[] {
  return unit
    .written('Environment')
    .flatMap(environmentItems)
    .filter(({ name, value }) => value !== null && value !== '' && isSecret(name, value))
    .map(({ word }) => ({ code: 'practice/secret-in-unit', span: word.span }));
}

/** `$HOME` stays text in `Environment=` (observed with systemd 252). */
export function variableStaysText(unit: Unit): PracticeFinding[] {
  return unit
    .written('Environment')
    .flatMap(environmentItems)
    .flatMap(({ name, value, word }) => {
      if (value === null || isSecret(name, value)) return [];
      const match = /\$(?:\{[A-Z_][A-Z0-9_]*\}|[A-Z_][A-Z0-9_]{2,})/.exec(value);
      if (!match) return [];
      const at = word.text.value.length - value.length + match.index;
      return [
        {
          code: 'practice/variable-in-environment',
          span: spanOf(word.text, at, at + match[0].length),
          values: { variable: `\`${match[0]}\`` },
        },
      ];
    });
}

/** `%Y-%m-%d` are three specifiers of systemd: folder of the unit, machine id, credentials (observed with 252). */
const dateFormat = /(?<!%)(?:%Y[-./]?%m[-./]?%d|%d[-./]%m[-./]%[Yy]|%H:%M(?::%S)?|%Y%m%d)/;

export function dateFormatInUnit(unit: Unit): PracticeFinding[] {
  return ['Environment', 'ExecStart', 'ExecStartPre', 'ExecStartPost', 'ExecStop', 'ExecStopPost'].flatMap((key) =>
    unit.written(key).flatMap(({ value }) => {
      const match = dateFormat.exec(value.value);
      if (!match) return [];
      const place = spanOf(value, match.index, match.index + match[0].length);
      return [
        {
          code: 'practice/date-format-in-unit',
          span: place,
          values: { format: `\`${match[0]}\``, doubled: `\`${match[0].replaceAll('%', '%%')}\`` },
          fixes: [
            { title: 'Prozentzeichen verdoppeln', edits: [{ span: place, text: match[0].replaceAll('%', '%%') }] },
          ],
        },
      ];
    }),
  );
}
