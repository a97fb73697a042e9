/** `UWSGI_…` variables in front of a command, judged by the engine and by the installed uWSGI (2.0.21). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requireProgram } from './support/programs';
import { agreement, falseAlarm, judgeHere } from './support/uwsgiAgreement';
import { UwsgiJudge } from './support/uwsgiJudge';

const judge = new UwsgiJudge();
beforeAll(() => requireProgram('/usr/bin/uwsgi', 'uwsgi-core uwsgi-plugin-python3'));
afterAll(() => judge.close());

/** Each once alone and once with `--strict`; the words stand behind it. */
const variables: [Record<string, string>, ...string[]][] = [
  [{ UWSGI_MASTER: '1' }],
  [{ UWSGI_MASTER: 'true' }],
  [{ UWSGI_MASTER: '' }],
  [{ UWSGI_MASTER: 'false' }],
  [{ UWSGI_Master: '1' }],
  [{ UWSGI_MASTR: '1' }],
  [{ UWSGI_PROCESSES: '2' }],
  [{ UWSGI_PROCESSES: '2' }, '--processes', '1'],
  [{ UWSGI_PROCESSES: 'viele' }],
  [{ UWSGI_WORKERS: '2', UWSGI_THREADS: '2' }],
  [{ UWSGI_P: '2' }],
  [{ UWSGI_BUFFER_SIZE: '32768' }],
  [{ UWSGI_LISTEN: '100000' }],
  [{ UWSGI_LISTEN: '64' }],
  [{ UWSGI_HTTP: '127.0.0.1:0' }],
  [{ UWSGI_HTTP: '127.0.0.1:0' }, '--plugins', 'http'],
  [{ UWSGI_HTTP_SOCKET: 'http.sock' }],
  [{ UWSGI_PLUGINS: 'http' }],
  [{ UWSGI_PLUGINS: 'http', UWSGI_HTTP: '127.0.0.1:0' }],
  [{ UWSGI_PLUGINS: 'http' }, '--http', '127.0.0.1:0'],
  [{ UWSGI_PLUGINS: 'python3,http' }, '-w', 'src.run:app', '--http', '127.0.0.1:0'],
  [{ UWSGI_STRICT: 'false', UWSGI_MASTR: '1' }],
  [{ UWSGI_MODULE: 'src.run:app' }],
  [{ UWSGI_NEED_APP: '1' }],
  [{ UWSGI_STRICT: '1', UWSGI_MASTR: '1' }],
  [{ UWSGI_STRICT: '1', UWSGI_MASTER: '1' }],
  [{ UWSGI_RELOADS: '1' }],
  [{ UWSGI_VASSALS_DIR: '.' }],
  [{ UWSGI_ORIGINAL_PROC_NAME: 'uwsgi' }],
  [{ UWSGI_SECRET_KEY: 'geheim' }],
  [{ UWSGI_DATABASE_URL: 'postgres://db' }],
  [{ UWSGI_HARAKIRI: '20' }, '--master'],
  [{ UWSGI_DIE_ON_TERM: '1' }, '--master'],
  [{ UWSGI_CHMOD_SOCKET: '660' }],
  [{ UWSGI_CHMOD_SOCKET: '999' }],
  [{ UWSGI_LOGGER: 'file:a.log' }],
  [{ UWSGI_LOGGER: 'nirgends' }],
  [{ UWSGI_SHOW_CONFIG: '1' }],
  [{ UWSGI_ENV: 'A=b' }],
  [{ UWSGI_SET_PLACEHOLDER: 'a=b' }],
  [{ UWSGI_CRON: '0 3 * * * true' }, '--master'],
  [{ UWSGI_CRON: 'jede Nacht' }, '--master'],
  [{ UWSGI_SHARED_SOCKET: '127.0.0.1:0' }],
  [{ UWSGI_ENABLE_THREADS: '1', UWSGI_LAZY_APPS: '1', UWSGI_VACUUM: '1' }],
];

it('variables are options, or nothing', async () => {
  const cases = variables.flatMap(([environment, ...words]) =>
    [[], ['--strict']].map((more) => ({
      kind: 'command' as const,
      words: [...more, ...words],
      variables: environment,
    })),
  );
  const verdicts = await judge.judgeAll(cases);
  const compared: string[] = [];
  const differing = cases.flatMap((one, index) => {
    const theirs = verdicts[index] ?? { code: null, message: '' };
    if (theirs.code === 'environment') return [];
    const shown = `${JSON.stringify(one.variables)} ${one.words.join(' ')}`;
    compared.push(shown);
    const ours = judgeHere(one);
    const agreed = agreement(theirs, ours);
    const alarms = theirs.code === null ? falseAlarm(ours) : [];
    if (agreed.verdict && agreed.code && alarms.length === 0) return [];
    return [
      `${shown} | uWSGI: ${theirs.code ?? 'angenommen'} ${theirs.message} | hier: ${ours.errors.join(', ')} ${alarms.join(', ')}`,
    ];
  });
  expect(differing).toEqual([]);
  expect(compared.length).toBeGreaterThanOrEqual(70);
}, 60_000);
