/** `check-config` on a thousand files in one call, beside the real programs on the same files. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { siteSample, unitSample } from './samples';
import { german, judged } from './statistics';

const count = 1000;
const goal = 0.5;
const start = path.resolve(__dirname, '..', '..', 'src', 'cli', 'start.mjs');

/** Seconds of the best of three calls. A call may end with any code: the files need not be without findings. */
function best(run: () => void): number {
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const before = performance.now();
      run();
      return (performance.now() - before) / 1000;
    }),
  );
}

function call(program: string, words: string[], folder: string): void {
  const { error } = spawnSync(program, words, { cwd: folder, encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 });
  if (error) throw error;
}

function report(what: string, own: number, other: number, program: string): void {
  console.log(
    `  ${what}: check-config ${german(own)} s, ${program} ${german(other)} s; Verhältnis ${judged(own / other, goal)}`,
  );
}

export function benchmarkFiles(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'benchmark-'));
  try {
    const numbers = Array.from({ length: count }, (_, index) => index);
    for (const number of numbers) {
      writeFileSync(path.join(folder, `app-${number}.service`), unitSample(number));
      writeFileSync(path.join(folder, `site-${number}.conf`), siteSample(number));
    }
    console.log(
      `check-config mit ${german(count, 0)} verschiedenen Dateien in einem Aufruf (bester von drei Läufen, ohne npm)`,
    );
    const units = numbers.map((number) => `app-${number}.service`);
    const ownUnits = best(() => call(process.execPath, [start, ...units], folder));
    const sites = numbers.map((number) => `site-${number}.conf`);
    const ownSites = best(() => call(process.execPath, [start, ...sites], folder));
    if (existsSync('/usr/bin/systemd-analyze')) {
      const verify = ['verify', '--man=no', ...units.map((unit) => path.join(folder, unit))];
      report(
        'Unit-Dateien',
        ownUnits,
        best(() => call('systemd-analyze', verify, folder)),
        'systemd-analyze verify (ein Aufruf)',
      );
    } else console.log('  systemd-analyze fehlt: apt-get install systemd');
    if (existsSync('/usr/sbin/nginx')) {
      const other = nginxSeconds(folder, sites);
      report(
        'server-Blöcke',
        ownSites,
        other.each,
        `nginx -t (${german(count, 0)} Aufrufe, hochgerechnet aus ${other.called})`,
      );
      report('server-Blöcke', ownSites, other.together, 'nginx -t (ein Aufruf mit allen als include)');
    } else console.log('  nginx fehlt: apt-get install nginx');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `nginx -t` takes one configuration: every file in a frame of its own, and all of them together in one. */
function nginxSeconds(folder: string, sites: string[]): { each: number; called: number; together: number } {
  const called = 100;
  mkdirSync(path.join(folder, 'logs'));
  const frame = (name: string, include: string): string => {
    const file = path.join(folder, name);
    writeFileSync(
      file,
      `pid ${folder}/nginx.pid;\nevents { }\nhttp { include /etc/nginx/mime.types; server_names_hash_max_size 8192; include ${include}; }\n`,
    );
    return file;
  };
  writeFileSync(path.join(folder, 'uwsgi_params'), 'uwsgi_param QUERY_STRING $query_string;\n');
  const test = (file: string): void => call('/usr/sbin/nginx', ['-t', '-q', '-p', folder, '-c', file], folder);
  const frames = sites.slice(0, called).map((site, number) => frame(`frame-${number}.conf`, path.join(folder, site)));
  const each = best(() => frames.forEach(test)) * (sites.length / called);
  const all = frame('all.conf', path.join(folder, 'site-*.conf'));
  return { each, called, together: best(() => test(all)) };
}
