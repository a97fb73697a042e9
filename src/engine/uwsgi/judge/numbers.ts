import { code } from '../../values/explanation';
import { misread, refused, subject, type Finding, type Judged } from './finding';

const bits64 = 1n << 64n;
const maxLong = (1n << 63n) - 1n;

/** The digits at the beginning, with a sign; null where there are none. */
const leading = (value: string): { number: bigint; length: number } | null => {
  const match = /^[ \t]*([+-]?\d{1,40})/.exec(value);
  return match ? { number: BigInt((match[1] ?? '0').replace('+', '')), length: match[0].length } : null;
};

/** `(int) strtol(…)`, as atoi of glibc computes it. */
export function atoi(value: string): number {
  const number = leading(value)?.number ?? 0n;
  const clamped = number > maxLong ? maxLong : number < -maxLong - 1n ? -maxLong - 1n : number;
  return Number(BigInt.asIntN(32, clamped));
}

/** `strtoul(…)` of glibc: a minus sign wraps around. */
export function strtoul(value: string): bigint {
  const number = leading(value)?.number ?? 0n;
  if (number >= bits64 || -number >= bits64) return bits64 - 1n;
  return BigInt.asUintN(64, number);
}

/** Options for which zero is not „off“ or „unlimited“: nothing is served, or nothing starts. */
const zeroStops: Record<string, string> = {
  processes: 'Ohne Worker startet uWSGI und beantwortet nichts.',
  'buffer-size': 'Ohne Puffer beantwortet uWSGI keine Anfrage.',
};

/** Numbers: refused below zero where `uwsgi_opt_set_int` reads them, else read as far as the digits go. */
export function judgeNumber(judged: Judged): Finding | null {
  const { option, value, written } = judged;
  const signed = option.valueKind === 'int' && option.reader === undefined;
  if (signed && atoi(value) < 0)
    return refused(
      `${subject(judged)} ist keine Zahl ab 0.`,
      `invalid value for option "${written.replace(/^-+/, '')}": must be > 0`,
      'Eine Zahl ab 0 einsetzen.',
    );
  return trap(judged) ?? clamp(judged);
}

function trap(judged: Judged): Finding | null {
  const { value, option, written } = judged;
  const read = leading(value);
  const zero = zeroStops[option.canonical] ?? '';
  if (read === null) {
    const word = /^(?:true|on|yes)$/i.test(value);
    return misread(
      value === ''
        ? `${code(written)} hat keinen Wert.`
        : `${code(written)} erwartet eine Zahl, ${code(value)} ist keine.`,
      `uWSGI liest ${value === '' ? 'den leeren Wert' : 'den Wert'} als 0 und meldet nichts.${zero === '' ? '' : ` ${zero}`}`,
      word ? 'Eine Zahl einsetzen, zum Einschalten `1`.' : 'Eine Zahl einsetzen.',
      word ? { replacement: '1' } : {},
    );
  }
  const rest = value.slice(read.length);
  if (/^[ \t]*(?:[#;]|$)/.test(rest)) {
    return read.number === 0n && zero !== ''
      ? misread(`${subject(judged)}.`.replace(' mit dem Wert', ' hat den Wert'), zero, 'Eine Zahl ab 1 einsetzen.')
      : null;
  }
  return misread(
    `${code(written)} erwartet eine Zahl, ${code(value)} ist mehr als das.`,
    `uWSGI liest ${read.number} und lässt ${code(rest.trim())} weg, ohne es zu melden.${read.number === 0n ? ` ${zero}`.trimEnd() : ''}`,
    /^[kmgt]i?b?$/i.test(rest.trim()) || /^(?:s|min|m|h|d|ms)$/.test(rest.trim())
      ? 'Den Wert ausrechnen und ohne Einheit schreiben.'
      : 'Die Zahl allein schreiben.',
    { from: read.length },
  );
}

/** Values that do not fit. */
function clamp(judged: Judged): Finding | null {
  const { option, value, written } = judged;
  if (option.valueKind === '16bit') {
    const number = strtoul(value);
    if (number > 65535n)
      return misread(
        `${code(written)} reicht bis 65535.`,
        `uWSGI macht aus ${code(value)} 65535, ohne es zu melden.`,
        'Höchstens 65535 einsetzen.',
        { replacement: '65535' },
      );
  } else if (option.valueKind === '64bit' || option.valueKind === 'megabytes') {
    if (/^[ \t]*-/.test(value) && strtoul(value) > maxLong)
      return misread(
        `${code(written)} kennt keine Zahlen unter 0.`,
        `uWSGI liest ${code(value)} als ${strtoul(value)}, ohne es zu melden.`,
        'Eine Zahl ab 0 einsetzen.',
      );
  }
  return null;
}
