import type { PracticeFinding } from '../../practice';
import { isOff } from '../explainValue';
import { hasMaster } from './master';
import { isComplete, numberOf, placeOf, type Start } from './start';

/** How many workers there may be; one where nothing is said. */
const workers = (start: Start): number =>
  start.settings.has('processes') || start.settings.has('cheaper') ? (numberOf(start, 'processes') ?? 1) : 1;

/** Nobody replaces a worker that has died: observed with 2 workers and `kill -9` (uWSGI 2.0.21). */
export function noMaster(start: Start): PracticeFinding[] {
  if (!isComplete(start) || hasMaster(start) !== false) return [];
  const given = start.settings.last('master');
  const several = workers(start) > 1;
  // A command typed at a prompt with one worker is a trial
  if (!several && start.kind === 'command') return [];
  return [
    {
      code: 'practice/no-master',
      span: given ? placeOf(given) : start.place,
      ...(several ? {} : { variant: 'single' }),
      fixes: given ? [] : [{ title: 'master ergänzen', edits: [start.adding('master', 'true')] }],
    },
  ];
}

/** Without it uWSGI runs on and answers 500 to all; with it it ends with exit code 22 (observed). */
export function noNeedApp(start: Start): PracticeFinding[] {
  const given = start.settings.last('need-app');
  if (!isComplete(start) || (given && !isOff(given.value))) return [];
  return [
    {
      code: 'practice/no-need-app',
      span: given ? given.name : start.place,
      fixes: given ? [] : [{ title: 'need-app ergänzen', edits: [start.adding('need-app', 'true')] }],
    },
  ];
}

/** Four requests of 1 s at once take 4.1 s with `enable-threads` and 1.2 s with `threads = 4` (observed). */
export function enableThreadsAlone(start: Start): PracticeFinding[] {
  const { settings } = start;
  const given = settings.last('enable-threads');
  if (!given || isOff(given.value) || !isComplete(start)) return [];
  if (settings.has('processes', 'threads', 'cheaper', 'gevent', 'async', 'asyncio', 'tornado')) return [];
  return [{ code: 'practice/enable-threads-alone', span: given.name }];
}

/** From 2.0.27 on thread support is on whatever the file says (observed with 2.0.30). */
export function threadsNotSwitchedOff(start: Start): PracticeFinding[] {
  const given = start.settings.last('enable-threads');
  return given && isOff(given.value) && start.threadsAlwaysOn
    ? [{ code: 'practice/threads-stay-enabled', span: placeOf(given) }]
    : [];
}

/** `lazy-apps` with 3 workers: 61.9 MB instead of 24.9 MB (observed). */
export function lazyApps(start: Start): PracticeFinding[] {
  const lazy = start.settings.last('lazy-apps') ?? start.settings.last('lazy');
  if (!lazy || isOff(lazy.value) || workers(start) < 2) return [];
  return [{ code: 'practice/lazy-apps-memory', span: lazy.name, values: { workers: String(workers(start)) } }];
}

/** `worker respawning too fast !!!` with `max-requests = 5` (observed); a worker lives 60 s or 10 s at least. */
export function fewRequests(start: Start): PracticeFinding[] {
  const limit = start.settings.last('max-requests');
  const number = numberOf(start, 'max-requests');
  if (!limit || number === null || number === 0 || number > 100) return [];
  return [{ code: 'practice/workers-replaced-often', span: placeOf(limit), values: { number: String(number) } }];
}

/** The only process ends with the request: there is nobody who starts a new one (observed). */
export function harakiriWithoutMaster(start: Start): PracticeFinding[] {
  const harakiri = start.settings.last('harakiri');
  if (!harakiri || (numberOf(start, 'harakiri') ?? 0) === 0) return [];
  if (!isComplete(start) || hasMaster(start) !== false) return [];
  return [
    {
      code: 'practice/harakiri-without-master',
      span: harakiri.name,
      fixes: start.settings.has('master')
        ? []
        : [{ title: 'master ergänzen', edits: [start.adding('master', 'true')] }],
    },
  ];
}

/** Watches the files of the application and loads it anew; meant for development (uWSGI 2.0.21, plugins/python/pyloader). */
export function autoreload(start: Start): PracticeFinding[] {
  const given = start.settings.last('py-autoreload');
  if (!given || numberOf(start, 'py-autoreload') === 0 || isOff(given.value)) return [];
  // A trial at a prompt, or a file that says so itself
  if (start.kind === 'command') return [];
  return [{ code: 'practice/autoreload-in-production', span: given.name }];
}
