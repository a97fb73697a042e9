import { code, list, type Explanation } from '../values/explanation';

const fields: [string, string][] = [
  ['Minute', 'Minuten'],
  ['Stunde', 'Stunden'],
  ['Tag', 'Tage'],
  ['Monat', 'Monate'],
  ['Wochentag', 'Wochentage'],
];

const weekdays = ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'];

/**
 * `-5 -1 -1 -1 -1 command`: `-1` is every, `-n` every n, a number just this one.
 *
 * Source: uWSGI 2.0.21, core/cron.c:uwsgi_cron_add, uwsgi_cron_task_needs_execution.
 */
export function explainCron(value: string): Explanation | null {
  const match = /^\s*(-?\d{1,4})\s+(-?\d{1,4})\s+(-?\d{1,4})\s+(-?\d{1,4})\s+(-?\d{1,4})\s+(\S.*)$/.exec(value);
  if (!match) return null;
  const parts = fields.flatMap(([one, many], index) => {
    const number = Number(match[index + 1]);
    if (number === -1) return [];
    if (number < 0) return [`alle ${-number}\u00a0${many}`];
    return [index === 4 ? `am ${weekdays[number] ?? `Wochentag ${number}`}` : `${one} ${number}`];
  });
  const when = parts.length === 0 ? 'jede Minute' : list(parts);
  return { entry: 'value/text', text: `Führt ${code(match[6] ?? '')} aus: ${when}.` };
}
