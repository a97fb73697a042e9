import { profiles, defaultProfile } from '../profiles';
import type { Catalogue, Language, ProfileName } from '../types';
import { OptionTable } from '../uwsgi/optionTable';
import { optionsOfIni, optionsOfShell, optionsOfUnit } from './readOptions';
import type { Conversion, Form, NameStyle, Options } from './types';
import { writeCommand, writeExec, writeIni } from './writeOptions';

export type { Conversion, Form, Left, NameStyle } from './types';

export interface ConvertOptions {
  from: Exclude<Language, 'nginx'>;
  to: Form;
  catalogue: Catalogue;
  profile?: ProfileName;
  fileName?: string;
  /** On a command line: long names, or letters where there are some. */
  names?: NameStyle;
  /** In an INI file: what each option does stands above it. */
  comments?: boolean;
}

/** The options of a uWSGI in another form; null where the text starts none. Nothing is left out in silence. */
export function convert(text: string, options: ConvertOptions): Conversion | null {
  const { to, catalogue, profile: name = defaultProfile, names = 'long', comments = false } = options;
  const found = read(text, options);
  if (!found) return null;
  const table = new OptionTable(catalogue.uwsgi, profiles[name]);
  if (to === 'command') return writeCommand(found, table, names);
  if (to === 'exec') return writeExec(found, table, names);
  return writeIni(found, ({ canonical }) =>
    comments ? (catalogue.texts[`uwsgi/${canonical}`]?.summary ?? '').replaceAll('`', '') : '',
  );
}

function read(text: string, { from, catalogue, profile = defaultProfile, fileName }: ConvertOptions): Options | null {
  const judged = profiles[profile];
  if (from === 'uwsgi-ini') return optionsOfIni(text, catalogue, judged, fileName);
  return from === 'systemd'
    ? optionsOfUnit(text, catalogue, judged, fileName)
    : optionsOfShell(text, catalogue, judged);
}
