import type { Catalogue } from '../../catalogue/types';
import type { Profile } from '../types';
import { isUwsgiProgram } from '../uwsgi/analyseCommand';
import { readCommandLine, type CommandLine } from '../uwsgi/commandLine';
import { settingsOfEnvironment } from '../uwsgi/environmentOptions';
import { OptionTable } from '../uwsgi/optionTable';
import { settingsOfCommand, type Settings } from '../uwsgi/settings';
import { baseName, parseScript, type Command } from './script';
import type { Word } from './word';

/** One `uwsgi` call of a shell text. */
export interface UwsgiCommand {
  command: Command;
  program: Word;
  line: CommandLine;
  settings: Settings;
}

/** The `uwsgi` calls of a shell text and what each of them sets, read without any report. */
export function readUwsgiCommands(text: string, catalogue: Catalogue, profile: Profile): UwsgiCommand[] {
  return parseScript(text).commands.flatMap((command) => {
    const { program } = command;
    if (program === null || !isUwsgiProgram(baseName(program.text.value))) return [];
    const table = new OptionTable(catalogue.uwsgi, profile);
    const line = readCommandLine(command.arguments, table);
    const settings = settingsOfCommand(line, settingsOfEnvironment(command.assignments, table));
    return [{ command, program, line, settings }];
  });
}
