import { code } from '../../values/explanation';
import { parseDuration } from '../../values/duration';
import { parseNanoseconds } from '../../values/nanoseconds';
import { parseCalendar } from '../../values/calendar';
import { parseSize } from '../../values/size';
import { extractWords } from '../extractWord';
import { all, expanded, orEmpty, whole, type Finding, type Judge, type Scope } from './finding';
import { inRange, isPercent, isUnsigned64, readInteger, readPermyriad } from './numbers';

const durationHelp = `Zahl und Einheit schreiben, zum Beispiel ${code('5s')}, ${code('1min 30s')} oder ${code('infinity')}.`;
export const duration = whole((value) => parseDuration(value) !== null, durationHelp);
export const nanoseconds = whole(
  (value) => parseNanoseconds(value) !== null,
  `Zahl und Einheit schreiben, zum Beispiel ${code('50us')}.`,
);

export const timer: Judge = orEmpty(
  expanded((value, { directive }) => {
    if (directive.parserArgument !== 'TIMER_CALENDAR') return duration(value, {} as Scope);
    return parseCalendar(value)
      ? []
      : all(
          value,
          `Zum Beispiel ${code('daily')}, ${code('Mon..Fri 08:00')} oder ${code('*-*-01 03:30:00')} schreiben; ${code('systemd-analyze calendar')} prüft den Ausdruck.`,
        );
  }),
);

const readNice = (text: string): number | null => {
  const sign = /^[+-]/.exec(text)?.[0];
  const body = sign ? text.slice(1) : text;
  const value = isUnsigned64(body) ? (readInteger(body) ?? 0) : null;
  if (value === null) return null;
  if (sign === '+') return value < 20 ? 20 - value : null;
  if (sign === '-') return value <= 20 ? 20 + value : null;
  return value <= 40 ? value : null;
};

const sizes = new Set('FSIZE DATA STACK CORE RSS AS MEMLOCK MSGQUEUE'.split(' '));

/** One side of a limit in the unit of its resource; null where systemd refuses it. */
export function readLimit(resource: string, text: string): number | null {
  if (resource === 'NICE') return readNice(text);
  if (text === 'infinity') return Infinity;
  if (sizes.has(resource)) return parseSize(text);
  if (resource === 'CPU' || resource === 'RTTIME') {
    const time = parseDuration(text, resource === 'CPU' ? undefined : 1);
    return time === null || resource === 'RTTIME' ? time : Math.ceil(time / 1e6);
  }
  return isUnsigned64(text) ? (readInteger(text) ?? 0) : null;
}

/** `soft:hard`; a soft limit above the hard one is refused. */
export const resourceLimit: Judge = (value, { directive }) => {
  const resource = (directive.parserArgument ?? '').replace('RLIMIT_', '');
  const { words, valid } = extractWords(value, { separators: ':', separate: true });
  const [soft, hard = soft] = words.map(({ word }) => readLimit(resource, word));
  const help = sizes.has(resource)
    ? `Eine Größe wie ${code('64M')} oder ${code('infinity')} schreiben.`
    : `Eine Zahl oder ${code('infinity')} schreiben, ohne Tausenderzeichen und Einheit.`;
  if (!valid || words.length > 2 || value === '' || typeof soft !== 'number' || typeof hard !== 'number')
    return all(value, help);
  return soft > hard
    ? all(value, 'Zuerst die weiche, dann die gleich große oder größere harte Grenze schreiben.', {
        what: `In ${code(value)} liegt die weiche Grenze über der harten.`,
      })
    : [];
};

const mayBeZero = new Set([
  'MemorySwapMax',
  'MemoryLow',
  'MemoryMin',
  'DefaultMemoryLow',
  'DefaultMemoryMin',
  'MemoryZSwapMax',
  'StartupMemoryLow',
  'StartupMemorySwapMax',
  'StartupMemoryZSwapMax',
  'DefaultStartupMemoryLow',
]);

export const memoryLimit: Judge = orEmpty((value, { directive }) => {
  if (value === 'infinity') return [];
  const share = isPercent(value) ? readPermyriad(value) : parseSize(value);
  const right = share !== null && (share > 0 || mayBeZero.has(directive.name));
  return right
    ? []
    : all(value, `Eine Größe wie ${code('512M')}, einen Prozentwert oder ${code('infinity')} schreiben.`);
});

export const cpuQuota = orEmpty(
  whole(
    (value) => (readPermyriad(value) ?? 0) > 0,
    `Einen Prozentwert schreiben, zum Beispiel ${code('50%')}; ${code('200%')} sind zwei ganze Prozessoren.`,
  ),
);
export const tasksMax = orEmpty(
  whole(
    (value) => value === 'infinity' || isPercent(value) || (isUnsigned64(value) && (readInteger(value) ?? 0) > 0),
    `Eine Zahl ab 1, einen Prozentwert oder ${code('infinity')} schreiben.`,
  ),
);
export const weight = orEmpty(whole(inRange(1, 10000), 'Eine Zahl von 1 bis 10000 schreiben.'));
export const cpuWeight = orEmpty(
  whole(
    (value) => value === 'idle' || inRange(1, 10000)(value),
    `Eine Zahl von 1 bis 10000 oder ${code('idle')} schreiben.`,
  ),
);

/** Slices and services only (systemd 252, can_set_managed_oom). */
export const pressureLimit: Judge = (value, scope) =>
  unsupported(value, scope, ['Service', 'Slice', 'Scope']) ??
  orEmpty(whole(isPercent, 'Einen Prozentwert bis 100% schreiben.'))(value, scope);

/** A directive that some types of unit accept without effect. */
export function unsupported(value: string, { directive }: Scope, sections: string[]): Finding[] | null {
  if (sections.includes(directive.section)) return null;
  return all(value, 'Die Zeile entfernen.', {
    what: `${code(`${directive.name}=`)} gibt es in Units dieser Art nicht.`,
  });
}

/** Directives of old cgroups: always a message, and a second one where the value is wrong. */
export const superseded =
  (judge: Judge): Judge =>
  (value, scope) => {
    const { name, target } = scope.directive;
    const note = all(value, target ? `${code(`${target}=`)} benutzen.` : 'Die Zeile entfernen.', {
      code: 'systemd/deprecated',
      kept: true,
      what: `${code(`${name}=`)} ist veraltet.`,
      follows: 'Eine spätere Fassung von systemd übergeht die Zeile.',
    });
    return [...note, ...judge(value, scope)];
  };
