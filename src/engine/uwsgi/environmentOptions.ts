import type { Word } from '../shell/word';
import { slice, spanOf } from '../text/mappedText';
import { code } from '../values/explanation';
import type { CommandContext } from './analyseCommand';
import type { CommandLine } from './commandLine';
import { judgeValue } from './judge/judgeValue';
import { isOff } from './explainValue';
import type { OptionTable } from './optionTable';
import type { Setting } from './settings';

/** Variables that uWSGI keeps for itself (core/utils.c:parse_sys_envs). */
const own = new Set(
  'RELOADS VASSALS_DIR EMPEROR_FD BROODLORD_NUM EMPEROR_FD_CONFIG EMPEROR_PROXY JAIL_PID ORIGINAL_PROC_NAME'.split(' '),
);

/** An assignment `UWSGI_NAME=value` in front of the command: its option as uWSGI spells it. */
export interface EnvironmentOption {
  word: Word;
  name: string;
  equals: number;
}

/** `UWSGI_HTTP_SOCKET=…` is `http-socket = …` (core/utils.c:env_to_arg). */
export function environmentOption(word: Word): EnvironmentOption | null {
  const text = word.text.value;
  const equals = text.indexOf('=');
  if (!text.startsWith('UWSGI_') || equals < 0) return null;
  const variable = text.slice(6, equals);
  if (own.has(variable)) return null;
  return { word, name: variable.toLowerCase().replaceAll('_', '-'), equals };
}

/** `UWSGI_PLUGINS=http,python3` is loaded before the command line is read (core/uwsgi.c:uwsgi_setup). */
export function loadEnvironmentPlugins(words: readonly Word[], table: OptionTable): void {
  const prefix = 'UWSGI_PLUGINS=';
  for (const { text } of words) if (text.value.startsWith(prefix)) table.load(text.value.slice(prefix.length));
}

/** What the assignments set; read before the command line, which wins. */
export function settingsOfEnvironment(words: readonly Word[], table: OptionTable): Setting[] {
  return words.flatMap((word) => {
    const found = environmentOption(word);
    const lookup = found && table.key(found.name);
    if (!found || lookup?.kind !== 'found') return [];
    return [
      {
        option: lookup.option,
        written: `UWSGI_${word.text.value.slice(6, found.equals)}`,
        value: word.text.value.slice(found.equals + 1),
        name: spanOf(word.text, 0, found.equals),
        valueSpan: spanOf(word.text, found.equals + 1),
      },
    ];
  });
}

/** Reports variables that are no option of this build, and values that uWSGI refuses. */
export function reportEnvironment(
  words: readonly Word[],
  line: CommandLine,
  table: OptionTable,
  { builder, profile }: CommandContext,
): void {
  const isStrict = (name: string, value: string): boolean => name === 'strict' && !isOff(value);
  const strict =
    line.uses.some(({ option, argument }) => isStrict(option.name, argument?.value ?? '')) ||
    words.some((word) => {
      const found = environmentOption(word);
      return found !== null && isStrict(found.name, word.text.value.slice(found.equals + 1));
    });
  for (const word of words) {
    const found = environmentOption(word);
    if (!found || found.name === 'plugins') continue;
    const lookup = table.key(found.name);
    const variable = word.text.value.slice(0, found.equals);
    const place = spanOf(word.text, 0, found.equals);
    if (lookup.kind !== 'found') {
      builder.report(strict ? 'error' : 'info', 'uwsgi/unknown-option', place, {
        what: `${code(variable)} gilt als Option ${code(found.name)}, und die kennt ${profile.uwsgiLabel} ${lookup.kind === 'unknown' ? 'nicht' : 'ohne das Plugin nicht'}.`,
        follows: strict
          ? 'Mit `--strict` bricht der Start ab.'
          : 'uWSGI übergeht sie ohne Meldung; mit `--strict` bricht der Start ab.',
        helps: 'Der Variablen einen Namen geben, der nicht mit `UWSGI_` beginnt.',
      });
      continue;
    }
    if (word.dynamic) continue;
    const value = slice(word.text, found.equals + 1);
    const judged = judgeValue({ option: lookup.option, written: variable, value: value.value, table });
    if (judged) {
      const part = spanOf(value, judged.from, judged.to);
      builder.report(judged.severity, judged.code, part.end > part.start ? part : place, judged);
    }
  }
}
