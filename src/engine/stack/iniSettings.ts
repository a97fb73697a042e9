import type { Catalogue } from '../../catalogue/types';
import type { Profile } from '../types';
import { settingsOfIni } from '../uwsgi/readIni';
import type { PlacedSetting } from './settings';

/** Whether a value of an INI file says what it is: no variable, no file's content, no placeholder left in it. */
const isKnown = (value: string): boolean => !/[$@%]\(|%[A-Za-z0-9]/.test(value);

/** One INI file among those of a deployment. */
export interface IniSource {
  text: string;
  file: number;
  /** Path by which it is named, for `%d` and its like. */
  path: string;
  section: string;
  /** Lists of plugins that are loaded when the file is read. */
  plugins: readonly string[];
}

/** What one section of an INI file sets, in order; its `ini =` and `include =` lines are among them. */
export function iniSettings(
  { text, file, path, section, plugins }: IniSource,
  catalogue: Catalogue,
  profile: Profile,
): PlacedSetting[] {
  return settingsOfIni(text, catalogue, profile, { fileName: path, section, plugins }).list.map((setting) => ({
    ...setting,
    file,
    known: isKnown(setting.value) ? setting.value : null,
    source: 'file' as const,
  }));
}
