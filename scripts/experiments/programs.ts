import { spawnSync } from 'node:child_process';
import type { Program } from '../../src/experiments/types';

/** Debian packages of each program; `scripts/setup.sh` installs them. */
export const packages: Record<Program, string[]> = {
  uwsgi: ['uwsgi-core', 'uwsgi-plugin-python3'],
  flask: ['python3-flask'],
  nginx: ['nginx'],
  systemd: ['systemd'],
  gunicorn: ['gunicorn'],
  curl: ['curl'],
  bash: ['bash'],
};

/** Installed version of a package; null where it is not installed. */
export function versionOf(name: string): string | null {
  const { status, stdout } = spawnSync('dpkg-query', ['--show', '--showformat=${db:Status-Status} ${Version}', name], {
    encoding: 'utf8',
  });
  const [state, version = ''] = (stdout ?? '').split(' ');
  return status === 0 && state === 'installed' ? version : null;
}

/** Versions of what an experiment needs; throws with the way to install what is missing. */
export function versionsFor(programs: readonly Program[]): Record<string, string> {
  const found = programs.flatMap((program) => packages[program]).map((name) => [name, versionOf(name)] as const);
  const missing = found.filter(([, version]) => version === null).map(([name]) => name);
  if (missing.length > 0) throw new Error(`Es fehlt: ${missing.join(', ')}. Installieren mit: npm run setup`);
  return Object.fromEntries(found.map(([name, version]) => [name, version ?? '']));
}
