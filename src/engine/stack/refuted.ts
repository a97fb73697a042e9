import type { Diagnostic } from '../types';
import type { StackFinding } from './finding';
import type { Deployment } from './model';

/**
 * Whether another file of the deployment makes a diagnostic of a single file untrue: a command line adds what its INI
 * file lacks, an INI file what the command line lacks. Units and their drop-in files are judged together anyway.
 */
export function isRefuted({ code }: Diagnostic, file: number, { servers }: Deployment): boolean {
  const option = code.startsWith('practice/') ? options[code.slice('practice/'.length)] : undefined;
  if (option === undefined) return false;
  const readers = servers.filter(({ files }) => files.length > 1 && files.includes(file));
  return readers.length > 0 && readers.every(({ settings }) => settings.isOn(option));
}

/** Diagnostics about something missing, by the option whose presence refutes them. */
const options: Record<string, string> = {
  'no-need-app': 'need-app',
  'no-master': 'master',
  'harakiri-without-master': 'master',
  'harakiri-without-buffering': 'post-buffering',
  'default-buffer-size': 'buffer-size',
  'socket-mode-missing': 'chmod-socket',
};

/** Rules of good practice that say of one file what a rule of the deployment says of several. */
const counterparts: Record<string, string[]> = {
  'protect-home': ['hidden-by-protect-home'],
  'protect-system': ['path-is-read-only'],
  'private-tmp': ['socket-in-tmp'],
  'privileged-port': ['privileged-port'],
  'router-timeout': ['router-timeout-below-harakiri'],
  'stop-timeout': ['stop-timeout-below-harakiri'],
  'type-daemonize': ['daemonize-under-systemd', 'forking-without-daemonize'],
  'graceful-kill-mode': ['graceful-hook-without-mixed'],
  'user-differs': ['uid-without-effect'],
  'socket-directory': ['no-runtime-directory'],
};

/** A finding within one file that this file's own diagnostics report already. */
export function isRepeated({ code, at, related = [] }: StackFinding, own: readonly Diagnostic[]): boolean {
  if (related.some((place) => place.at.file !== at.file)) return false;
  const names = counterparts[code.slice('stack/'.length)] ?? [];
  return own.some((diagnostic) => names.some((name) => diagnostic.code === `practice/${name}`));
}
