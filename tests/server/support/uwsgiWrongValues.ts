/** Values that do not fit, by what the option expects; some of them fit by accident. */
import type { Random } from './random';
import type { Sample } from './uwsgiSamples';

const numbers = [
  'abc',
  '-1',
  '0',
  '2x',
  '1.9',
  '5m',
  '1g',
  '65536',
  '070',
  'true',
  '+3',
  '0x10',
  '',
  '3 4',
  '99999999999',
];

const byName: Record<string, string[]> = {
  'chmod-socket': ['0660', '66', 'rw-rw----', '888', '1', '6600', 'true', '664', ''],
  umask: ['0022', 'abc', '22', '999', ''],
  'static-map': ['/static', '/static static', '/a=b=c', '=', '/static:/srv'],
  cron: [
    '* * * * * /bin/true',
    '-1 -1 -1 -1 /bin/true',
    '0 2 -1 -1 -1 /bin/true',
    '*/5 -1 -1 -1 -1 /bin/true',
    '59 23 -1 -1 7',
    '@daily /bin/true',
  ],
  route: [
    '^/alt',
    '^/alt redirect',
    '^/alt umleiten:/neu',
    '^/alt last:',
    'redirect:/neu',
    '^/(.*)$ log:weg $1',
    '^/alt static:/srv',
  ],
  'route-if': [
    'equal /a last:',
    'gleich:a;b last:',
    'empty:${HTTP_X} last:',
    'equal:a;b last',
    'equal:a;b http:127.0.0.1:1',
  ],
  'hook-master-start': ['exec', 'drucke:x', 'print:', '!print:x', 'unix_signal:15 gracefully_kill_them_all', 'print'],
  'hook-pre-app': ['exec', 'drucke:x', 'print:', '!print:x', 'print'],
  'log-encoder': ['json x', 'prefix [a]', 'format ${msg}', 'nixda', 'nl:main', 'JSON'],
  'log-req-encoder': ['json x', 'prefix [a]', 'nixda', 'nl'],
  'log-route': ['main', 'main ^ERROR', ' '],
  protocol: ['HTTP', 'wsgi', 'fastcgi', 'uwsgi', 'scgi', 'http2', ''],
  'static-expires': ['/static/*=3600', '/static/*', '/a 3600', '( 3600'],
  cache2: [
    'main',
    'name=main',
    'items=10',
    'name=a,items=0',
    'name=a,items=10,blocks=5',
    'name=a,items=10,blocksize=4096',
    'name=a;items=10',
  ],
  mount: ['/api', '/api=wsgi:app', 'wsgi:app', '/api wsgi:app'],
  socket: ['', ' ', '8000', '127.0.0.1', ':0', 'a.sock', '@abstrakt', '127.0.0.1:0,x'],
  'http-socket': ['', '8000', '127.0.0.1', 'a.sock', 'localhost:0'],
  'http11-socket': ['', '8000', 'a.sock'],
  'uwsgi-socket': ['', '8000', 'a.sock'],
  http: ['', '8000', '127.0.0.1', 'a.sock', '127.0.0.1:0,foo'],
  'http-to-https': ['8000', 'a.sock'],
  env: ['LANG', 'A=', 'A=b c', '=x', 'A = b'],
  timer: ['60', 'x y', '60 10'],
  cheaper: ['1', '4', '-1', '0', 'abc'],
  'max-worker-lifetime': ['5', '10', '11', '60', '0', '10m'],
  'cheaper-rss-limit-soft': ['1000', '0', 'abc'],
  'cheaper-algo': ['busy', 'busyness', 'backlog', 'spare', ''],
  'log-date': ['%%Y-%%m-%%d', 'false', '', '%Y'],
  'add-header': ['X', 'X: y', ''],
  module: ['wsgi', 'wsgi.py', 'a/b:c', ''],
};

export function wrongValue({ option, value }: Sample, random: Random): string {
  const known = byName[option.name];
  if (known) return random.pick(known);
  if (['int', '64bit', '16bit', 'megabytes'].includes(option.valueKind))
    // A thousand processes, threads or files say nothing of the language
    return random.pick(
      /process|thread|proc|listen|max-fd|gevent|async|post-buffering|mules/.test(option.name)
        ? numbers.filter(
            (number) => !/65536|999|^0?70|^-1$/.test(number) || (option.valueKind === 'int' && number === '-1'),
          )
        : numbers,
    );
  if (option.valueKind === 'flag')
    return random.pick(['no', 'off', 'False', '0', '2', 'none', 'disabled', 'nein', '', 'true false', 'falsch']);
  return random.pick(['', 'a b', `${value} `, 'ä', 'a,b;c']);
}
