import { convert, type Form, type Left, type NameStyle } from '../engine/convert';
import type { Catalogue, ProfileName } from '../engine/types';
import { engineName, kinds } from './kinds';
import type { BenchFile, Kind } from './types';

export interface ConversionChoice {
  to: Form;
  names: NameStyle;
  comments: boolean;
}

export interface BenchConversion {
  text: string;
  left: Left[];
  /** The result as a file of its own for the bench. */
  file: { name: string; text: string; kind: Kind };
}

/** Forms into which a file of this kind can be turned; the first one is the likeliest. */
export const formsFor: Record<Kind, readonly Form[]> = {
  command: ['ini', 'exec', 'command'],
  ini: ['command', 'exec'],
  unit: ['ini', 'command', 'exec'],
  'drop-in': ['ini', 'command', 'exec'],
  nginx: [],
};

/** The options of a file on the bench in another form; null where it starts no uWSGI. */
export function convertFile(
  file: BenchFile,
  kind: Kind,
  { to, names, comments }: ConversionChoice,
  profile: ProfileName,
  catalogue: Catalogue,
): BenchConversion | null {
  const { language } = kinds[kind];
  if (language === 'nginx') return null;
  const name = engineName(file.name, kind);
  const result = convert(file.text, { from: language, to, catalogue, profile, fileName: name, names, comments });
  return result && { ...result, file: asFile(result.text, to, kind === 'unit' ? name : null) };
}

function asFile(text: string, to: Form, unit: string | null): BenchConversion['file'] {
  if (to === 'ini') return { name: kinds.ini.name, text, kind: 'ini' };
  if (to === 'command') return { name: kinds.command.name, text, kind: 'command' };
  // A line alone is no unit; the empty one in front takes the place of the one that the unit has
  const folder = `${unit ?? kinds.unit.name}.d`;
  return { name: `${folder}/start.conf`, text: `[Service]\nExecStart=\n${text}`, kind: 'drop-in' };
}
