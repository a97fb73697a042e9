import type { Span } from '../text/span';
import { ShellLexer, type ShellToken, type UnterminatedQuote } from './lexer';
import type { Word } from './word';

/** A simple command: what is set before it, what it is run through, the program and its words. */
export interface Command {
  assignments: Word[];
  /** Words of programs that only run another one: `sudo -u www-data`, `env -i`, `nohup`. */
  wrappers: Word[];
  program: Word | null;
  arguments: Word[];
}

export interface Script {
  commands: Command[];
  tokens: ShellToken[];
  unterminated: UnterminatedQuote[];
  /** Words that name the file of a redirection. */
  redirections: Word[];
}

/** Programs that run the command behind them, with those of their options that take the next word. */
const wrappers: Record<string, string[]> = {
  sudo: ['-u', '--user', '-g', '--group', '-h', '--host', '-p', '--prompt', '-C', '-D', '-R', '-T', '-U', '-r', '-t'],
  doas: ['-u', '-C'],
  env: ['-u', '--unset', '-C', '--chdir', '-S', '--split-string'],
  nohup: [],
  exec: ['-a'],
  command: [],
  time: [],
  nice: ['-n', '--adjustment'],
  ionice: ['-c', '-n', '-p'],
  setsid: [],
  timeout: ['-s', '--signal', '-k', '--kill-after'],
  stdbuf: ['-i', '-o', '-e'],
};

/** Wrappers whose first word that is no option belongs to them, not to the command. */
const ownWords: Record<string, number> = { timeout: 1 };

/** `poetry run uwsgi`: the word that must follow. */
const runners: Record<string, string> = { poetry: 'run', pipenv: 'run', uv: 'run', pdm: 'run', hatch: 'run' };

const reserved = new Set(['if', 'then', 'elif', 'else', 'fi', 'do', 'done', 'while', 'until', '!', '{', '}']);

const assignmentPattern = /^[A-Za-z_][A-Za-z0-9_]*\+?=/;

const redirects = new Set(['<', '>', '>>', '<<', '<<-', '<<<', '<>', '>&', '<&', '>|', '&>', '&>>']);

/** Name of a program without its folder. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Reads a text of commands as a POSIX shell would, without running or expanding anything. */
export function parseScript(text: string): Script {
  const { tokens, unterminated } = new ShellLexer(text).run();
  const commands: Command[] = [];
  const redirections: Word[] = [];
  let words: Word[] = [];
  let redirect: { operator: Span } | null = null;
  const flush = (): void => {
    if (words.length > 0) commands.push(parseCommand(words));
    words = [];
    redirect = null;
  };
  for (const token of tokens) {
    if (token.kind === 'operator' && redirects.has(token.text)) {
      const last = words.at(-1);
      // A number glued to the operator is a file descriptor: 2>&1
      if (last && last.span.end === token.span.start && /^\d+$/.test(last.text.value) && !last.quoted) words.pop();
      redirect = { operator: token.span };
    } else if (token.kind === 'operator' || token.kind === 'newline') flush();
    else if (token.kind === 'word') {
      if (redirect) {
        redirections.push(token.word);
        redirect = null;
      } else words.push(token.word);
    }
  }
  flush();
  return { commands, tokens, unterminated, redirections };
}

/** Assignments, wrappers, program and arguments of the words of one command. */
export function parseCommand(words: readonly Word[]): Command {
  const command: Command = { assignments: [], wrappers: [], program: null, arguments: [] };
  let index = 0;
  const takeAssignments = (): void => {
    while (assignmentPattern.test(words[index]?.text.value ?? '')) {
      const word = words[index];
      if (word) command.assignments.push(word);
      index += 1;
    }
  };
  while (reserved.has(words[index]?.text.value ?? '')) index += 1;
  for (;;) {
    takeAssignments();
    const length = wrapperLength(words, index);
    if (length === 0) break;
    command.wrappers.push(...words.slice(index, index + length));
    index += length;
  }
  command.program = words[index] ?? null;
  command.arguments = words.slice(index + 1);
  return command;
}

/** How many words from `index` on belong to a wrapper; 0 where none begins there or nothing follows it. */
function wrapperLength(words: readonly Word[], index: number): number {
  const name = baseName(words[index]?.text.value ?? '');
  const runner = runners[name];
  if (runner !== undefined && words[index + 1]?.text.value === runner && words.length > index + 2) return 2;
  const withArgument = wrappers[name];
  if (!withArgument) return 0;
  let own = ownWords[name] ?? 0;
  let next = index + 1;
  for (; next < words.length; next += 1) {
    const value = words[next]?.text.value ?? '';
    if (value === '--') {
      next += 1;
      break;
    }
    if (withArgument.includes(value)) next += 1;
    else if (!value.startsWith('-')) {
      if (own === 0) break;
      own -= 1;
    }
  }
  return next < words.length ? next - index : 0;
}
