import type { Catalogue } from '../../../catalogue/types';
import { reportFindings, type PracticeRule } from '../../practice';
import type { ResultBuilder } from '../../result';
import type { Word } from '../../shell/word';
import { span } from '../../text/span';
import type { Profile } from '../../types';
import type { CommandLine } from '../commandLine';
import type { IniReading } from '../readIni';
import { settingsOfCommand } from '../settings';
import * as lifecycle from './lifecycle';
import * as processes from './processes';
import * as requests from './requests';
import { secretInEnvironment } from './secrets';
import * as sockets from './sockets';
import type { Start } from './start';
import * as values from './values';

export type { Start } from './start';

/** All rules about one uWSGI, whatever it is started with; each rests on an observation that its rule page names. */
const rules: PracticeRule<Start>[] = [
  ...Object.values(processes),
  ...Object.values(sockets),
  ...Object.values(requests),
  ...Object.values(values),
  ...Object.values(lifecycle),
  secretInEnvironment,
];

interface Target {
  builder: ResultBuilder;
  catalogue: Catalogue;
}

/** What runs, but bites in operation. */
export function reportUwsgiPractice(start: Start, target: Target): void {
  reportFindings(rules, start, target);
}

/** Of an INI file. What is missing goes behind the header: at the end a block of options may be open. */
export function reportIniPractice({ file, settings }: IniReading, target: Target & { profile: Profile }): void {
  const header = file.sections.find(({ name }) => name === 'uwsgi')?.header;
  if (!header) return;
  const start: Start = {
    kind: 'ini',
    settings,
    place: header,
    threadsAlwaysOn: target.profile.uwsgi !== 'debian',
    adding: (name, value = 'true', behind) => {
      const at = behind === undefined ? header.end : (behind.valueSpan ?? behind.name).end;
      return { span: span(at, at), text: `\n${name} = ${value}` };
    },
  };
  reportUwsgiPractice(start, target);
}

/** Of a `uwsgi` command in a shell text. */
export function reportCommandPractice(
  line: CommandLine,
  words: readonly Word[],
  program: Word,
  target: Target & { profile: Profile },
): void {
  const end = (words.at(-1) ?? program).span.end;
  const start: Start = {
    kind: 'command',
    settings: settingsOfCommand(line),
    place: program.span,
    threadsAlwaysOn: target.profile.uwsgi !== 'debian',
    adding: addingToCommand(end),
  };
  reportUwsgiPractice(start, target);
}

/** A switch has no value on a command line. */
export const addingToCommand =
  (end: number): Start['adding'] =>
  (name, value = 'true', behind) => {
    const at = behind === undefined ? end : (behind.valueSpan ?? behind.name).end;
    return { span: span(at, at), text: value === 'true' ? ` --${name}` : ` --${name} ${value}` };
  };
