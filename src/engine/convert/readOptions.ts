import type { Catalogue, Profile } from '../types';
import { baseName, parseScript } from '../shell/script';
import { readUnit } from '../systemd/readUnit';
import { isUwsgiProgram } from '../uwsgi/analyseCommand';
import { readCommandLine, type CommandLine } from '../uwsgi/commandLine';
import { isOff } from '../uwsgi/explainValue';
import { endKeys } from '../uwsgi/iniLogic';
import { OptionTable } from '../uwsgi/optionTable';
import { readIni, type IniUse } from '../uwsgi/readIni';
import { code } from '../values/explanation';
import type { Left, Options } from './types';

/** The options of the first command of uWSGI in a shell text; null where there is none. */
export function optionsOfShell(text: string, catalogue: Catalogue, profile: Profile): Options | null {
  const command = parseScript(text).commands.find(({ program }) => isUwsgiProgram(baseName(program?.text.value ?? '')));
  if (!command?.program) return null;
  const line = readCommandLine(command.arguments, new OptionTable(catalogue.uwsgi, profile));
  const found = optionsOfLine(line, catalogue, profile);
  const wrappers = command.wrappers.map((word) => word.text.value).join(' ');
  const variables = command.assignments.map((word) => word.text.value).join(' ');
  return {
    ...found,
    program: command.program.text.value,
    left: [
      ...found.left,
      ...(wrappers === '' ? [] : [{ text: wrappers, reason: 'gehört zur Shell, nicht zu uWSGI.' }]),
      ...(variables === '' ? [] : [{ text: variables, reason: 'sind Umgebungsvariablen der Shell.' }]),
    ],
  };
}

/** Names that everybody writes, where the text stands at another one. */
const usualNames: Record<string, string> = { 'uwsgi-socket': 'socket' };

/** The options of the first `ExecStart=` of a unit that starts uWSGI; null where none does. */
export function optionsOfUnit(text: string, catalogue: Catalogue, profile: Profile, fileName?: string): Options | null {
  const context = readUnit(text, catalogue, profile, fileName);
  const command = context.commands.find(({ directive }) => directive === 'ExecStart');
  if (!command) return null;
  const program = /^[-@:+!|]*(\S+)/.exec(command.assignment.value.value)?.[1] ?? null;
  return { ...optionsOfLine(command.line, catalogue, profile), program };
}

function optionsOfLine(line: CommandLine, catalogue: Catalogue, profile: Profile): Options {
  const options: Options = { pairs: [], left: [], program: null };
  for (const { option, argument, written, dynamic } of line.uses) {
    if (dynamic && argument)
      options.left.push({
        text: `${written} ${argument.value}`,
        reason: `enthält etwas, das erst die Shell einsetzt; in einer INI-Datei heißt eine Umgebungsvariable ${code('$(NAME)')}.`,
      });
    else
      options.pairs.push({
        option,
        // A letter may stand for an alias; the name that is explained is the one to write
        name: written.startsWith('--') ? option.name : (usualNames[option.canonical] ?? option.canonical),
        value: argument?.value ?? null,
      });
  }
  const ini = new OptionTable(catalogue.uwsgi, profile).option('ini');
  for (const { text } of line.files) {
    if (ini) options.pairs.push({ option: ini, name: 'ini', value: text.value });
  }
  for (const problem of line.problems) {
    if (problem.kind !== 'lookup')
      options.left.push({ text: problem.written, reason: 'hat einen Wert zu viel oder zu wenig.' });
    // What only a plugin brings has been read all the same
    else if (problem.result.kind !== 'not-loaded')
      options.left.push({ text: problem.name, reason: 'kennt uWSGI so nicht.' });
  }
  return options;
}

/** Keys that lead to another section of the same file, which has been read in their place. */
const isInsideFile = ({ entry, value }: IniUse): boolean =>
  /^(?:ini|include|inherit|config)$/.test(entry.key) && value.value.startsWith(':');

/** Keys that open a block; what they decide has been decided. */
const blockKey = /^(?:for$|for-|if-|if(?:opt|env|exists|file|dir|plugin|reload|hostname))/;

/** What an INI file sets, in the order in which uWSGI reads it: sections, loops and blocks are resolved. */
export function optionsOfIni(text: string, catalogue: Catalogue, profile: Profile, fileName?: string): Options {
  const { uses, placeholders, table } = readIni(text, catalogue, profile, fileName === undefined ? {} : { fileName });
  const options: Options = { pairs: [], left: [], program: null };
  const declared = table.option('set-placeholder');
  const leave = (use: IniUse, reason: string): void => {
    const line: Left = { text: `${use.entry.key} = ${use.value.value}`, reason };
    if (!options.left.some((other) => other.text === line.text)) options.left.push(line);
  };
  for (const use of uses) {
    const { entry, lookup, value } = use;
    if (endKeys.has(entry.key) || isInsideFile(use)) continue;
    if (use.conditional) leave(use, 'gilt nur unter einer Bedingung, die erst auf dem Server feststeht.');
    else if (blockKey.test(entry.key)) continue;
    else if (hasMagic(text.slice(entry.equals?.end ?? entry.span.end, entry.span.end)))
      leave(use, 'enthält ein Zeichen mit %, das vom Ort der Datei oder vom Rechner abhängt.');
    else if (lookup.kind === 'found' && lookup.option.valueKind !== 'declared') {
      // A command line asks how this build reads the option, which a file does not
      const built = table.long(lookup.option.name);
      const option = built.kind === 'found' ? built.option : lookup.option;
      if (option.argument !== 'none') options.pairs.push({ option, name: option.name, value: value.value });
      else if (isOff(value.value))
        leave(use, 'ist ausgeschaltet; auf einer Kommandozeile steht die Option dann nicht.');
      else options.pairs.push({ option, name: option.name, value: null });
    } else if (lookup.kind === 'unknown' && declared && placeholders.has(entry.key))
      options.pairs.push({ option: declared, name: 'set-placeholder', value: `${entry.key}=${value.value}` });
    else leave(use, 'ist keine Option dieses uWSGI.');
  }
  return options;
}

/** A `%` that uWSGI replaces while it reads a file: not `%%`, and not the beginning of a placeholder. */
const hasMagic = (written: string): boolean => /%(?:[^(%]|$)/s.test(written.replaceAll('%%', ''));
