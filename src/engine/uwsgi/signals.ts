import type { CommandLine } from './commandLine';

const signalNumbers: Record<string, string> = { '1': 'HUP', '2': 'INT', '3': 'QUIT', '15': 'TERM' };

/** What the signal that stops a service does to uWSGI; `unknown` where a file may say otherwise. */
export interface StopMeaning {
  signal: string;
  effect: 'reload' | 'exit' | 'unknown';
}

/**
 * Observed with uWSGI 2.0.21 and 2.0.30: with a master SIGTERM and SIGHUP reload, SIGINT and SIGQUIT end;
 * `die-on-term` swaps SIGTERM and SIGQUIT; a hook for the signal replaces its effect; without a master all end.
 */
export function stopMeaning(line: CommandLine, killSignal: string): StopMeaning {
  const bare = signalNumbers[killSignal] ?? killSignal.replace(/^SIG/, '');
  const signal = `SIG${bare}`;
  const has = (name: string): boolean => line.uses.some((use) => use.option.canonical === name);
  const readsFile = line.files.length > 0 || line.uses.some((use) => use.option.valueKind === 'config-file');
  if (readsFile || line.problems.length > 0) return { signal, effect: 'unknown' };
  const number = Object.entries(signalNumbers).find(([, name]) => name === bare)?.[0];
  const hooked = line.uses.some(
    (use) =>
      use.option.canonical === 'hook-master-start' && use.argument?.value.startsWith(`unix_signal:${number ?? '-'} `),
  );
  if (hooked || !has('master')) return { signal, effect: hooked ? 'exit' : 'unknown' };
  const dies = has('die-on-term');
  if (bare === 'HUP' || (bare === 'TERM' && !dies) || (bare === 'QUIT' && dies)) return { signal, effect: 'reload' };
  return { signal, effect: bare === 'TERM' || bare === 'QUIT' || bare === 'INT' ? 'exit' : 'unknown' };
}
