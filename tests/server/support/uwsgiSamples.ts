/** A legal line for each of the options that are used most, to be changed by the mutants. */
import ranked from '../../../src/catalogue/facts/uwsgi-options-ranked.json';
import { uwsgiFacts } from '../../../src/catalogue/facts';
import type { UwsgiOption } from '../../../src/catalogue/types';
import { debianName } from '../../../src/engine/uwsgi/pluginFiles';

export interface Sample {
  option: UwsgiOption;
  value: string;
  /** Plugin line that the option needs with Debian's packages; empty where it needs none. */
  plugins: string;
  /** Not to be started as it stands: it would daemonize, wait, change the account or the folder. */
  inert: boolean;
}

/** Values of options whose kind does not say what is legal. */
const values: Record<string, string> = {
  module: 'wsgi:app',
  chdir: '.',
  socket: '127.0.0.1:0',
  'uwsgi-socket': 'second.sock',
  'wsgi-file': 'app.py',
  'chmod-socket': '660',
  umask: '022',
  http: '127.0.0.1:0',
  'http-socket': '127.0.0.1:0',
  'http11-socket': 'eleven.sock',
  'http-to-https': 'redirect.sock',
  https: 'tls.sock,none.crt,none.key',
  callable: 'app',
  'static-map': '/static=static',
  env: 'LANG=de_DE.UTF-8',
  pythonpath: '.',
  plugins: 'python3',
  logto: 'app.log',
  logto2: 'second.log',
  stats: 'stats.sock',
  'chown-socket': 'root:root',
  'log-format': '%(addr) - %(user) [%(ltime)] "%(method) %(uri)" %(status)',
  'touch-reload': 'app.py',
  'touch-chain-reload': 'app.py',
  'fs-reload': 'app.py',
  daemonize: 'app.log',
  'log-date': 'true',
  logger: 'file:app.log',
  'logger-req': 'file:requests.log',
  'if-env': 'NICHT_GESETZT',
  'if-not-env': 'NICHT_GESETZT',
  'for-glob': '*.nichts',
  ini: ':zweiter',
  route: '^/alt redirect:/neu',
  'route-if': 'equal:${PATH_INFO};/alt last:',
  'hook-master-start': 'print:gestartet',
  'hook-pre-app': 'print:gleich',
  'attach-daemon': 'sleep 1',
  'smart-attach-daemon': 'daemon.pid sleep 1',
  'add-header': 'X-Frame-Options: DENY',
  'static-expires': '/static/* 3600',
  'cheaper-algo': 'spare',
  mount: '/api=wsgi:app',
  'log-backupname': 'app.log.1',
  'log-encoder': 'nl',
  'log-req-encoder': 'nl',
  'log-route': 'main ERROR',
  'procname-prefix': 'backend',
  'procname-prefix-spaced': 'backend',
  procname: 'backend',
  import: 'os',
  protocol: 'http',
  spooler: '.',
  'exec-asap': '/bin/true',
  mule: 'true',
  mules: '1',
  'master-fifo': 'fifo',
  emperor: '.',
  chroot: '.',
  cron: '-1 -1 -1 -1 -1 /bin/true',
  timer: '60 10',
  cache2: 'name=main,items=100',
  virtualenv: '.',
  pidfile: 'app.pid',
  uid: 'nobody',
  gid: 'nogroup',
  'cheaper-rss-limit-soft': '0',
  cheaper: '0',
  'max-fd': '500',
  'buffer-size': '8192',
  'max-worker-lifetime': '3600',
  'show-config': 'false',
  endif: '',
  'need-app': 'false',
};

const inert = new Set(
  'daemonize emperor chroot virtualenv uid gid https logto logto2 logger logger-req show-config spooler smart-attach-daemon attach-daemon pidfile fs-reload mule mules exec-asap'.split(
    ' ',
  ),
);

/** Plugins that routes, loggers and Python loops need beside the one that has the option. */
const pluginsOf: Record<string, string> = {
  route: 'router_redirect',
  logger: 'logfile',
  'logger-req': 'logfile',
  gevent: 'python3,gevent_python3',
  'gevent-monkey-patch': 'python3,gevent_python3',
  'gevent-early-monkey-patch': 'python3,gevent_python3',
};

function sampleOf(option: UwsgiOption): Sample {
  const number = ['int', '64bit', '16bit', 'megabytes'].includes(option.valueKind);
  return {
    option,
    value: values[option.name] ?? (option.valueKind === 'flag' ? 'true' : number ? '4' : 'text'),
    plugins: pluginsOf[option.name] ?? (option.plugin === 'core' ? '' : debianName(option.plugin)),
    inert: inert.has(option.name),
  };
}

/** One sample for each ranked option. */
export function samples(): Sample[] {
  const byName = new Map(uwsgiFacts().options.map((option) => [option.name, option]));
  return ranked.options.flatMap(({ name }) => {
    const option = byName.get(name);
    return option ? [sampleOf(option)] : [];
  });
}
