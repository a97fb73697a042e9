import type { Catalogue } from '../../catalogue/types';
import { spanOf } from '../text/mappedText';
import type { Profile } from '../types';
import { parseIniFile } from '../uwsgi/iniFile';
import { OptionTable } from '../uwsgi/optionTable';
import { isKnown } from './dynamic';
import type { PlacedSetting } from './settings';

/** The options that one section of an INI file sets, in order; its `ini =` and `include =` lines are among them. */
export function iniSettings(
  text: string,
  file: number,
  section: string,
  catalogue: Catalogue,
  profile: Profile,
): PlacedSetting[] {
  const table = new OptionTable(catalogue.uwsgi, profile);
  const settings: PlacedSetting[] = [];
  for (const { name, entries } of parseIniFile(text).sections) {
    if (name !== section) continue;
    for (const { key, keySpan, value } of entries) {
      const option = table.option(key);
      if (!option) continue;
      if (option.valueKind === 'plugin-list') table.load(value.value);
      settings.push({
        option,
        written: key,
        value: value.value,
        name: keySpan,
        valueSpan: value.value === '' ? null : spanOf(value),
        file,
        known: isKnown(value.value) ? value.value : null,
        source: 'file',
      });
    }
  }
  return settings;
}
