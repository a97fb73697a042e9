import { CalendarReader } from './calendarReader';

/** One value, range or repetition of a calendar expression; `*` is an empty list. */
export interface CalendarPart {
  start: number;
  stop: number | null;
  repeat: number;
}

export interface CalendarSpec {
  /** Days of the week, 0 = Monday; null: every day. */
  weekdays: number[] | null;
  year: CalendarPart[];
  month: CalendarPart[];
  day: CalendarPart[];
  /** The day counts from the end of the month (`~`). */
  fromEnd: boolean;
  hour: CalendarPart[];
  minute: CalendarPart[];
  second: CalendarPart[];
  timezone: string | null;
}

const dayNames = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** Short forms and what they stand for (systemd.time(7), "Calendar Events"). */
const shortForms: Record<string, string> = {
  minutely: '*-*-* *:*:00',
  hourly: '*-*-* *:00:00',
  daily: '*-*-* 00:00:00',
  monthly: '*-*-01 00:00:00',
  weekly: 'Mon *-*-* 00:00:00',
  yearly: '*-01-01 00:00:00',
  annually: '*-01-01 00:00:00',
  anually: '*-01-01 00:00:00',
  quarterly: '*-01,04,07,10-01 00:00:00',
  biannually: '*-01,07-01 00:00:00',
  'bi-annually': '*-01,07-01 00:00:00',
  semiannually: '*-01,07-01 00:00:00',
  'semi-annually': '*-01,07-01 00:00:00',
};

/**
 * A calendar expression such as `Mon..Fri *-*-* 08:00`; null where systemd refuses it.
 *
 * Source: systemd 252, src/shared/calendarspec.c:calendar_spec_from_string.
 */
export function parseCalendar(text: string): CalendarSpec | null {
  const zone = /^(.*) (\S+)$/.exec(text);
  const timezone = zone?.[2] !== undefined && isTimezone(zone[2]) ? zone[2] : null;
  const expression = timezone === null ? text : (zone?.[1] ?? '');
  if (expression === '') return null;
  const reader = new CalendarReader(shortForms[expression.toLowerCase()] ?? expression);
  const spec: CalendarSpec = {
    weekdays: null,
    year: [],
    month: [],
    day: [],
    fromEnd: false,
    hour: [],
    minute: [],
    second: [],
    timezone,
  };
  if (!readWeekdays(reader, spec)) return null;
  const date = readDate(reader, spec);
  if (date === null || (!date && !readTime(reader, spec)) || reader.rest !== '') return null;
  return isValid(spec) ? spec : null;
}

/** A zone that the system's database knows; the engine asks the one of its own run time. */
function isTimezone(name: string): boolean {
  if (/^utc$/i.test(name)) return true;
  if (!/^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/.test(name) || name.length > 60) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

function readWeekdays(reader: CalendarReader, spec: CalendarSpec): boolean {
  const days = new Set<number>();
  let open: number | null = null;
  for (let first = true; ; first = false) {
    const rest = reader.rest.toLowerCase();
    let day = dayNames.findIndex((name) => rest.startsWith(name));
    let length = dayNames[day]?.length ?? 0;
    if (day < 0) {
      day = dayNames.findIndex((name) => rest.startsWith(name.slice(0, 3)));
      length = 3;
    }
    if (day < 0) return first;
    if (!/^(?:$|[-., ])/.test(rest[length] ?? '')) return false;
    days.add(day);
    if (open !== null) {
      if (open > day) return false;
      for (let between = open + 1; between < day; between += 1) days.add(between);
    }
    spec.weekdays = days.size === 7 ? null : [...days].sort((a, b) => a - b);
    reader.offset += length;
    if (reader.rest === '') return true;
    if (reader.next === ' ') {
      reader.skipBlanks();
      return true;
    }
    if (reader.next === ',') {
      open = null;
      reader.offset += 1;
    } else {
      if (open !== null || (reader.next === '.' && !reader.rest.startsWith('..'))) return false;
      reader.offset += reader.next === '.' ? 2 : 1;
      open = day;
    }
    if (reader.rest === '' || reader.next === ' ') {
      reader.skipBlanks();
      return open === null;
    }
  }
}

/** True: a time stamp that needs no time. False: go on with the time. Null: refused. */
function readDate(reader: CalendarReader, spec: CalendarSpec): boolean | null {
  if (reader.rest === '') return false;
  const begin = reader.offset;
  if (reader.next === '@') {
    const match = /^@ *\+?(\d{1,15})/.exec(reader.rest);
    const date = match ? new Date(Number(match[1]) * 1000) : null;
    if (!match || !date || Number.isNaN(date.getTime())) return null;
    reader.offset += match[0].length;
    const one = (start: number): CalendarPart[] => [{ start, stop: null, repeat: 0 }];
    spec.year = one(date.getUTCFullYear());
    spec.month = one(date.getUTCMonth() + 1);
    spec.day = one(date.getUTCDate());
    spec.hour = one(date.getUTCHours());
    spec.minute = one(date.getUTCMinutes());
    spec.second = one(date.getUTCSeconds() * 1e6);
    return true;
  }
  const first = reader.chain(false);
  if (first === null) return null;
  if (reader.rest === '' || reader.next === ':') {
    reader.offset = begin;
    return false;
  }
  if (!separator(reader, spec)) return null;
  const second = reader.chain(false);
  if (second === null) return null;
  if (reader.rest === '' || reader.next === ' ') {
    reader.skipBlanks();
    [spec.month, spec.day] = [first, second];
    return false;
  }
  if (spec.fromEnd || !separator(reader, spec)) return null;
  const third = reader.chain(false);
  if (third === null || (reader.rest !== '' && reader.next !== ' ')) return null;
  reader.skipBlanks();
  [spec.year, spec.month, spec.day] = [first, second, third];
  return false;
}

function separator(reader: CalendarReader, spec: CalendarSpec): boolean {
  if (reader.next === '~') spec.fromEnd = true;
  else if (reader.next !== '-') return false;
  reader.offset += 1;
  return true;
}

const zero = (): CalendarPart[] => [{ start: 0, stop: null, repeat: 0 }];

function readTime(reader: CalendarReader, spec: CalendarSpec): boolean {
  [spec.hour, spec.minute, spec.second] = [zero(), zero(), zero()];
  if (reader.rest === '') return true;
  const hour = reader.chain(false);
  if (hour === null || reader.next !== ':') return false;
  reader.offset += 1;
  const minute = reader.chain(false);
  if (minute === null) return false;
  [spec.hour, spec.minute] = [hour, minute];
  if (reader.rest === '') return true;
  if (reader.next !== ':') return false;
  reader.offset += 1;
  const second = reader.chain(true);
  if (second === null) return false;
  spec.second = second;
  return reader.rest === '';
}

/** `12` is the year 2012, `89` is 1989. */
const fullYear = (year: number): number => (year < 70 ? year + 2000 : year < 100 ? year + 1900 : year);

function isValid(spec: CalendarSpec): boolean {
  if (spec.day.length === 0) spec.fromEnd = false;
  spec.year = spec.year.map((part) => ({
    ...part,
    start: fullYear(part.start),
    stop: part.stop === null ? null : fullYear(part.stop),
  }));
  return (
    inside(spec.year, 1970, 2199) &&
    inside(spec.month, 1, 12) &&
    inside(spec.day, 1, 31, spec.fromEnd) &&
    inside(spec.hour, 0, 23) &&
    inside(spec.minute, 0, 59) &&
    inside(spec.second, 0, 60e6 - 1)
  );
}

function inside(parts: CalendarPart[], low: number, high: number, fromEnd = false): boolean {
  const top = fromEnd ? high - 3 : high;
  return parts.map(normal).every(({ start, stop, repeat }) => {
    if (start < low || start > top || repeat > top - low) return false;
    if (stop !== null) return stop >= low && stop <= top && start + repeat <= stop;
    return fromEnd ? start - repeat >= low : start + repeat <= top;
  });
}

function normal({ start, stop, repeat }: CalendarPart): CalendarPart {
  const end = stop !== null && stop > start && repeat > 0 ? stop - ((stop - start) % repeat) : stop;
  return end === start || (stop !== null && stop > start && repeat > 0 && start + repeat > (end ?? 0))
    ? { start, stop: null, repeat: 0 }
    : { start, stop: end, repeat };
}
