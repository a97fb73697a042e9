import { check, type Source } from './check';
import { formatJson } from './formatJson';
import { formatSarif, type RuleTitles } from './formatSarif';
import { coloured, formatText, plain } from './formatText';
import { helpText, usage } from './help';
import { readOptions, UsageError, type Options } from './options';
import { readFile, readStandardInput, SourceError } from './readSource';
import { exitCode, type Outcome, type Unread } from './report';
import type { Catalogue } from '../engine/types';

export interface Knowledge {
  catalogue: Catalogue;
  titles: RuleTitles;
}

/** One call of `check-config`; returns the exit code. `load` is called once there is something to check. */
export async function main(words: string[], load: () => Knowledge): Promise<0 | 1 | 2> {
  let options: Options;
  try {
    options = readOptions(words);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`check-config: ${error.message}\n${usage}\nMehr mit --help.`);
    return 2;
  }
  if (options.help) {
    console.log(helpText());
    return 0;
  }
  const { sources, unread } = await readSources(options.files);
  const { catalogue, titles } = load();
  const outcome = check(sources, options, catalogue);
  outcome.unread.unshift(...unread);
  for (const { file, message } of outcome.unread) console.error(`check-config: ${file}: ${message}`);
  process.stdout.write(formatted(outcome, options, titles));
  return exitCode(outcome);
}

function formatted(outcome: Outcome, { format }: Options, titles: RuleTitles): string {
  if (format === 'json') return formatJson(outcome);
  if (format === 'sarif') return formatSarif(outcome, titles);
  return formatText(outcome, wantsColours() ? coloured : plain);
}

/** Colours on a terminal alone; `NO_COLOR` with any value but an empty one switches them off (no-color.org). */
const wantsColours = (): boolean => process.stdout.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb';

/** npm changes to the project's folder; paths mean the folder in which npm was called. */
const callersFolder = (): string =>
  process.env.npm_lifecycle_event === 'check-config' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd();

async function readSources(files: string[]): Promise<{ sources: Source[]; unread: Unread[] }> {
  const sources: Source[] = [];
  const unread: Unread[] = [];
  for (const file of files) {
    try {
      const text = file === '-' ? await readStandardInput(process.stdin) : readFile(file, callersFolder());
      sources.push({ file, text });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      unread.push({ file, message: error.message });
    }
  }
  return { sources, unread };
}
