import { parseArgs } from 'node:util';
import { isProfileName, profiles } from '../engine/profiles';
import { suggest } from '../engine/text/distance';
import type { Language, ProfileName } from '../engine/types';

export const kinds = ['auto', 'uwsgi-ini', 'uwsgi-command', 'systemd', 'nginx'] as const;
export const formats = ['text', 'json', 'sarif'] as const;

export type Format = (typeof formats)[number];

export interface Options {
  kind: 'auto' | Language;
  profile: ProfileName | null;
  format: Format;
  stack: boolean;
  help: boolean;
  files: string[];
}

/** The command was called in a way that it does not understand; the message is German. */
export class UsageError extends Error {}

const declared = {
  kind: { type: 'string' },
  profile: { type: 'string' },
  format: { type: 'string' },
  stack: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Name = keyof typeof declared;

const isName = (name: string): name is Name => Object.hasOwn(declared, name);

/** Words of the command line without program and script. Throws `UsageError`. */
export function readOptions(words: string[]): Options {
  const { tokens } = parseArgs({ args: words, options: declared, strict: false, allowPositionals: true, tokens: true });
  const given: Partial<Record<Name, string>> = {};
  const files: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value);
    if (token.kind !== 'option') continue;
    if (!isName(token.name)) throw unknownOption(token.rawName, token.name);
    given[token.name] = valueOf(token.name, token.value, token.inlineValue === true);
  }
  const options: Options = {
    kind: choose('--kind', given.kind ?? 'auto', kinds),
    profile: given.profile === undefined ? null : chooseProfile(given.profile),
    format: choose('--format', given.format ?? 'text', formats),
    stack: given.stack !== undefined,
    help: given.help !== undefined,
    files,
  };
  if (options.help) return options;
  if (files.length === 0) throw new UsageError('Es ist keine Datei angegeben.');
  if (files.filter((file) => file === '-').length > 1)
    throw new UsageError('`-` steht mehrmals; die Standardeingabe lässt sich einmal lesen.');
  return options;
}

function valueOf(name: Name, value: string | undefined, inline: boolean): string {
  if (declared[name].type === 'boolean') {
    if (inline) throw new UsageError(`Die Option \`--${name}\` nimmt keinen Wert.`);
    return '';
  }
  if (value === undefined || (!inline && /^-./.test(value)))
    throw new UsageError(`Der Option \`--${name}\` fehlt ihr Wert.`);
  return value;
}

function unknownOption(written: string, name: string): UsageError {
  const guess = name.length > 1 ? suggest(name, Object.keys(declared)) : null;
  return new UsageError(
    `Die Option \`${written}\` gibt es nicht.${guess ? ` Gemeint ist vermutlich \`--${guess}\`.` : ''}`,
  );
}

function choose<Value extends string>(option: string, value: string, values: readonly Value[]): Value {
  const found = values.find((known) => known === value);
  if (found !== undefined) return found;
  throw unknownValue(option, value, values);
}

function chooseProfile(value: string): ProfileName {
  if (isProfileName(value)) return value;
  throw unknownValue('--profile', value, Object.keys(profiles));
}

function unknownValue(option: string, value: string, values: readonly string[]): UsageError {
  const guess = suggest(value, values);
  const hint = guess ? `Gemeint ist vermutlich \`${guess}\`.` : `Möglich sind ${values.join(', ')}.`;
  return new UsageError(`Den Wert \`${value}\` von \`${option}\` gibt es nicht. ${hint}`);
}
