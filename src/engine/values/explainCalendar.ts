import { parseCalendar, type CalendarPart, type CalendarSpec } from './calendar';
import { list, type Explanation } from './explanation';

const days = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'];
const months = [
  '',
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
];
const two = (number: number): string => String(number).padStart(2, '0');

/** `Mon..Fri 08:00` as „Montag bis Freitag um 08:00 Uhr“. */
export function explainCalendar(text: string): Explanation | null {
  const spec = parseCalendar(text);
  if (!spec) return null;
  const parts = [
    weekdays(spec),
    date(spec),
    time(spec),
    spec.timezone === null ? '' : `nach der Zeitzone ${spec.timezone}`,
  ].filter((part) => part !== '');
  const sentence = parts.join(', ').replace(', um ', ' um ');
  return { entry: 'value/calendar', text: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.` };
}

function weekdays({ weekdays: given }: CalendarSpec): string {
  if (!given) return '';
  const first = given[0] ?? 0;
  const last = given.at(-1) ?? 0;
  if (given.length > 2 && last - first === given.length - 1) return `${days[first] ?? ''} bis ${days[last] ?? ''}`;
  return `jeden ${list(given.map((day) => days[day] ?? ''))}`;
}

function date(spec: CalendarSpec): string {
  const { year, month, day, fromEnd } = spec;
  const parts: string[] = [];
  if (day.length > 0)
    parts.push(
      `am ${values(day, (number) => (fromEnd ? (number === 1 ? 'letzten Tag' : `${number}. Tag vor dem Ende`) : `${number}.`))}${fromEnd ? ' des Monats' : ''}`,
    );
  if (month.length > 0)
    parts.push(`${day.length > 0 && !fromEnd ? '' : 'im '}${values(month, (number) => months[number] ?? '')}`);
  else if (day.length > 0 && !fromEnd) parts.push('jedes Monats');
  if (year.length > 0) parts.push(`${day.length > 0 || month.length > 0 ? '' : 'im Jahr '}${values(year, String)}`);
  if (parts.length === 0) return spec.weekdays || spec.hour.length === 0 || repeats(spec.hour) ? '' : 'jeden Tag';
  return parts.join(' ');
}

const repeats = (parts: CalendarPart[]): boolean => parts.some(({ repeat, stop }) => repeat > 0 && stop === null);

function time({ hour, minute, second }: CalendarSpec): string {
  const single = (parts: CalendarPart[]): number | null =>
    parts.length === 1 && parts[0]?.repeat === 0 ? parts[0].start : null;
  const seconds = single(second);
  const minutes = single(minute);
  const plain = (parts: CalendarPart[]): boolean => parts.length > 0 && parts.every(({ repeat }) => repeat === 0);
  if (plain(hour) && minutes !== null && seconds !== null) {
    const tail = `:${two(minutes)}${seconds === 0 ? '' : `:${two(seconds / 1e6)}`}`;
    return `um ${list(hour.map(({ start }) => `${two(start)}${tail}`))}\u00a0Uhr`;
  }
  const parts: string[] = [];
  if (hour.length > 0) parts.push(unit(hour, 'Stunde', 'Stunden', 'um'));
  if (minute.length === 0) parts.push('jede Minute');
  else if (minutes !== 0) parts.push(unit(minute, 'Minute', 'Minuten', 'in Minute'));
  else if (hour.length === 0) parts.push('zu jeder vollen Stunde');
  else if (repeats(hour)) parts.push('zur vollen Stunde');
  if (repeats(second))
    parts.push(
      unit(
        second.map((part) => ({ ...part, start: part.start / 1e6, repeat: part.repeat / 1e6 })),
        'Sekunde',
        'Sekunden',
        'in Sekunde',
      ),
    );
  else if (seconds !== null && seconds > 0) parts.push(`in Sekunde ${String(seconds / 1e6).replace('.', ',')}`);
  return parts.join(', ');
}

/** `alle 15 Minuten`, `alle 2 Stunden ab 6 Uhr`, `um 8 bis 17 Uhr`. */
function unit(parts: CalendarPart[], one: string, many: string, at: string): string {
  const clock = at === 'um' ? '\u00a0Uhr' : '';
  return list(
    parts.map(({ start, stop, repeat }) => {
      const from = start === 0 ? '' : ` ab ${clock ? `${start}${clock}` : `${one} ${start}`}`;
      if (repeat > 0 && stop === null)
        return repeat === 1 ? `jede ${one}${from}` : `alle ${repeat}\u00a0${many}${from}`;
      if (stop !== null)
        return `${clock ? 'stündlich von' : `${at}`} ${start} bis ${stop}${clock}${repeat > 1 ? `, alle ${repeat}\u00a0${many}` : ''}`;
      return `${at} ${start}${clock}`;
    }),
  );
}

function values(parts: CalendarPart[], name: (number: number) => string): string {
  return list(
    parts.map(({ start, stop, repeat }) => {
      const steps = repeat > 1 || (repeat === 1 && stop === null) ? ` in Schritten von ${repeat}` : '';
      return stop === null
        ? `${name(start)}${repeat > 0 ? ` an${steps}` : ''}`
        : `${name(start)} bis ${name(stop)}${steps}`;
    }),
  );
}
