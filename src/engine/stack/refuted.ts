import type { Diagnostic } from '../types';
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
