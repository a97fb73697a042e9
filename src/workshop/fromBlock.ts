import type { Language, ProfileName } from '../engine/types';
import { fileNameOf } from '../markup/fileName';
import { handOver } from './handOver';
import { kindOf, kinds, ofLanguage } from './kinds';

/** Lays a block of the guide aside for the bench, under the name of its title where that is one of a file. */
export function handOverBlock(text: string, title: string, language: Language, profile: ProfileName): void {
  const named = fileNameOf(title) ?? '';
  const name = named.includes('.') ? named : kinds[ofLanguage(language, '')].name;
  const found = kindOf({ id: '', name, text, kind: null });
  const kind = 'kind' in found && kinds[found.kind].language === language ? found.kind : ofLanguage(language, name);
  handOver({ files: [{ name: name.split('/').slice(-2).join('/'), text, kind }], profile });
}
