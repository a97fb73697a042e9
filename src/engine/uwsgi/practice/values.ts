import type { PracticeFinding } from '../../practice';
import { numberOf, placeOf, type Start } from './start';

/** 16 bits: `70000` becomes 65535 (observed); a request above is refused without another word in nginx than 502. */
export function bufferLimit(start: Start): PracticeFinding[] {
  const size = start.settings.last('buffer-size');
  const number = numberOf(start, 'buffer-size');
  if (!size?.valueSpan || number === null) return [];
  const set = (text: string): PracticeFinding['fixes'] => [
    { title: `${text} setzen`, edits: [{ span: size.valueSpan ?? size.name, text }] },
  ];
  // 65536 loses a single byte: nobody means that one
  if (number > 65_536)
    return [
      {
        code: 'practice/buffer-size-limit',
        span: placeOf(size),
        values: { number: String(number) },
        fixes: set('65535'),
      },
    ];
  if (number >= 512) return [];
  return [
    {
      code: 'practice/buffer-size-too-small',
      span: placeOf(size),
      values: { number: String(number) },
      fixes: set('16384'),
    },
  ];
}

/** `invalid cheaper value: must be lower than processes`, exit code 1 (observed). */
export function cheaperTooHigh(start: Start): PracticeFinding[] {
  const { settings } = start;
  const cheaper = settings.last('cheaper');
  const least = numberOf(start, 'cheaper');
  const most = numberOf(start, 'processes');
  if (!cheaper || least === null || most === null || settings.open || least < most || least === 0) return [];
  if (settings.all('cheaper', 'processes').some(({ conditional }) => conditional)) return [];
  return [
    {
      code: 'practice/cheaper-not-below-processes',
      span: placeOf(cheaper),
      values: { cheaper: String(least), processes: String(most) },
    },
  ];
}

/** Options whose value is a path, an address or a name: quotes never belong to it. */
const plain = [
  ...['module', 'wsgi-file', 'callable', 'chdir', 'pythonpath', 'virtualenv', 'socket', 'http', 'http-socket', 'stats'],
  ...['uid', 'gid', 'pidfile', 'logto', 'daemonize', 'plugins', 'touch-reload', 'mount'],
];

/** No quotes are removed: `No module named '"app"'` (observed with 2.0.21 and 2.0.30). */
export function quotedValue({ kind, settings }: Start): PracticeFinding[] {
  if (kind !== 'ini') return [];
  return settings.all(...plain).flatMap(({ value, valueSpan }) => {
    const match = /^(["'])(.*)\1$/.exec(value);
    if (!match || !valueSpan) return [];
    return [
      {
        code: 'practice/quoted-ini-value',
        span: valueSpan,
        values: { value: `\`${value}\`` },
        fixes: [{ title: 'Anführungszeichen entfernen', edits: [{ span: valueSpan, text: match[2] ?? '' }] }],
      },
    ];
  });
}
