import type { UwsgiOption } from '../../catalogue/types';
import type { OptionTable } from '../uwsgi/optionTable';
import type { Conversion, Left, NameStyle, OptionPair, Options } from './types';

/** Writes options as an INI file; `commentOf` gives the comment above an option, empty for none. */
export function writeIni(options: Options, commentOf: (option: UwsgiOption) => string = () => ''): Conversion {
  const left = [...options.left];
  const lines = ['[uwsgi]'];
  for (const pair of options.pairs) {
    const value = iniValue(pair);
    if (value === null) {
      left.push({
        text: pair.value === null ? `--${pair.name}` : `--${pair.name} ${JSON.stringify(pair.value)}`,
        reason:
          pair.value === null
            ? 'steht ohne Wert; in einer INI-Datei braucht die Option einen.'
            : 'beginnt oder endet mit Leerraum oder enthält einen Zeilenumbruch; eine INI-Datei kann das nicht ausdrücken.',
      });
      continue;
    }
    const comment = commentOf(pair.option);
    if (comment !== '') lines.push(`# ${comment.replace(/%/g, '%%')}`);
    lines.push(`${pair.name} = ${value}`);
  }
  return { text: `${lines.join('\n')}\n`, left };
}

/** What stands in a file for an option without a value; null where the option does something of its own then. */
function bareValue({ argument, canonical, valueKind }: UwsgiOption): string | null {
  if (argument === 'none' || /^flag|^action$|^exit$/.test(valueKind)) return 'true';
  // A file refuses it without a value, and `true` too (uWSGI 2.0.21, observed)
  if (canonical === 'chmod-socket') return '666';
  return valueKind === 'int' ? '1' : null;
}

/** A file reads `%` as the beginning of something; `%(` is a placeholder here as there. */
function iniValue({ option, value }: OptionPair): string | null {
  if (value === null) return bareValue(option);
  if (/^[ \t\r\n]|[ \t\r\n]$|[\r\n\0]/.test(value)) return null;
  return value.replace(/%(?!\()/g, '%%');
}

/** Writes options as a command for a shell, one option a line. */
export function writeCommand(options: Options, table: OptionTable, style: NameStyle): Conversion {
  const words = options.pairs.map((pair) => written(pair, table, style, shellWord));
  return { text: `${[shellWord(options.program ?? 'uwsgi'), ...words].join(' \\\n    ')}\n`, left: options.left };
}

/** Writes options as the line `ExecStart=` of a unit. */
export function writeExec(options: Options, table: OptionTable, style: NameStyle): Conversion {
  const isAbsolute = options.program?.startsWith('/') === true;
  const program = isAbsolute ? (options.program ?? '') : '/usr/bin/uwsgi';
  const left: Left[] = [...options.left];
  if (options.program !== null && !isAbsolute)
    left.push({
      text: options.program,
      reason: 'ist kein absoluter Pfad, wie ihn systemd verlangt; hier steht der von Debian.',
    });
  const pairs = options.pairs.filter(({ name, value }) => {
    if (value === null || !/[\r\n\0]/.test(value)) return true;
    left.push({ text: `--${name}`, reason: 'enthält einen Zeilenumbruch.' });
    return false;
  });
  const words = pairs.map((pair) => written(pair, table, style, execWord));
  return { text: `ExecStart=${[execWord(program), ...words].join(' \\\n    ')}\n`, left };
}

/** Name and value; getopt takes an optional value only in one word with its name. */
function written(
  { option, name, value }: OptionPair,
  table: OptionTable,
  style: NameStyle,
  quote: (word: string) => string,
): string {
  const letter = style === 'short' ? table.letterOf(option) : null;
  const dashed = letter === null ? `--${name}` : `-${letter}`;
  if (value === null) return dashed;
  if (option.argument === 'optional') return quote(letter === null ? `${dashed}=${value}` : `${dashed}${value}`);
  return `${dashed} ${quote(value)}`;
}

/** For a POSIX shell: everything that is not plainly harmless stands in single quotes. */
const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** For systemd (systemd.service(5), "COMMAND LINES"): `%` and `$` stand for something, quotes and backslashes too. */
function execWord(word: string): string {
  const plain = word.replaceAll('%', '%%').replaceAll('$', '$$$$');
  if (/^[\w@%+=:,./$-]+$/.test(plain) && plain !== '') return plain;
  return `"${plain.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\t', '\\t')}"`;
}
