import { isOff } from '../explainValue';
import type { Start } from './start';

/**
 * Options whose reading switches the master on, by canonical name (uWSGI 2.0.30, flags `UWSGI_OPT_MASTER`,
 * `UWSGI_OPT_LOG_MASTER`, `UWSGI_OPT_REQ_LOG_MASTER` in core/uwsgi.c).
 */
const implies = new RegExp(
  `^(?:${[
    ...[
      'alarm.*',
      '.*-alarm',
      'not-.*',
      'attach-.*',
      'smart-attach-.*',
      '(?:brutal-|evil-)?reload-on-fd',
      'evil-reload-.*',
    ],
    ...['cache-store', 'cache-udp-.*', 'cheap(?:er.*)?', 'check-interval', '(?:mount-)?check(?:-mount)?', 'cron.*'],
    ...[
      'daemons-honour-stdin',
      'enable-metrics',
      'exception-handler',
      'farm',
      'forkbomb-delay',
      'fs-.*',
      'idle',
      'legion.*',
    ],
    ...[
      'log-(?:alarm|drain|encoder|filter|master|maxsize|route|socket|syslog|req-.*)',
      'logger.*',
      'req-logger',
      'master-fifo',
    ],
    ...[
      'metric.*',
      'mules?',
      'mule-msg-size',
      'multicast',
      'notify-socket',
      'py-auto-?reload.*',
      'py-tracebacker',
      'queue-store',
    ],
    ...[
      '(?:signal-)?(?:rb)?timer',
      'setns-socket',
      'spooler(?:-external)?',
      'static-cache-paths.*',
      'stats.*',
      'subscri.*',
    ],
    ...['threaded-logger', 'touch-.*', 'udp', 'unique-.*', 'zerg-server'],
  ].join('|')})$`,
);

/** Whether there is a master process; null where that differs from server to server. */
export function hasMaster({ settings }: { settings: Pick<Start['settings'], 'last' | 'list'> }): boolean | null {
  const given = settings.last('master');
  if (given?.conditional) return null;
  // What is written is carried out after all flags: `master = false` wins (observed)
  if (given) return !isOff(given.value);
  const implied = settings.list.filter(({ option }) => implies.test(option.canonical));
  if (implied.length === 0) return false;
  return implied.every(({ conditional }) => conditional) ? null : true;
}

/** A switch that is on, perhaps only on some servers. */
export const mayBeOn = ({ settings }: Start, ...names: string[]): boolean =>
  settings.all(...names).some(({ value }) => !isOff(value));
