import type { Catalogue } from '../../catalogue/types';
import { LazyAnnotation } from '../lazyAnnotation';
import { ResultBuilder } from '../result';
import { Suggestions } from '../suggestions';
import { spanOf } from '../text/mappedText';
import type { Analysis, Profile } from '../types';
import { code } from '../values/explanation';
import { explainOptionValue } from './explainValue';
import { reportFormat, uwsgiFormat } from './format';
import type { IniEntry } from './iniFile';
import { reportKey } from './iniKeys';
import { reportStructure } from './iniStructure';
import { reportUse } from './iniValues';
import { judgeSettings } from './judge/judgeSettings';
import type { OptionTable } from './optionTable';
import { reportIniPractice } from './practice';
import { readIni, type IniReading, type IniUse } from './readIni';

export interface IniContext {
  builder: ResultBuilder;
  suggestions: Suggestions;
  table: OptionTable;
  catalogue: Catalogue;
  profile: Profile;
  reading: IniReading;
}

/** An INI file of uWSGI, judged as with `strict = true`. */
export function analyseIni(
  text: string,
  catalogue: Catalogue,
  profile: Profile,
  fileName?: string,
  plugins: readonly string[] = [],
): Analysis {
  const builder = new ResultBuilder();
  const format = uwsgiFormat(text, fileName);
  if (format !== 'ini') {
    reportFormat(text, format, builder);
    return builder.finish('uwsgi-ini');
  }
  const reading = readIni(text, catalogue, profile, { plugins, ...(fileName === undefined ? {} : { fileName }) });
  const context: IniContext = {
    builder,
    suggestions: new Suggestions(),
    table: reading.table,
    catalogue,
    profile,
    reading,
  };
  colour(context);
  const seen = new Set<IniEntry>();
  for (const use of reading.uses) {
    if (seen.has(use.entry)) {
      // A line of a loop is explained once and judged with each of its values
      reportUse(use, context);
      continue;
    }
    seen.add(use.entry);
    reportKey(use, context);
    annotate(use, context);
    reportUse(use, context);
  }
  reportStructure(text, context);
  judgeSettings(reading.settings, builder);
  reportIniPractice(reading, { builder, catalogue, profile });
  return builder.finish('uwsgi-ini');
}

function colour({ builder, reading: { file, read } }: IniContext): void {
  file.comments.forEach((comment) => builder.token('comment', comment));
  for (const section of file.sections) {
    builder.token('section', section.header);
    if (read.has(section.name))
      builder.annotate({
        span: section.header,
        entry: 'uwsgi/[uwsgi]',
        role: 'section',
        ...sectionValue(section.name),
      });
  }
  for (const { keySpan, equals, value } of [...file.orphans, ...file.sections.flatMap(({ entries }) => entries)]) {
    builder.token('key', keySpan);
    if (equals) builder.token('operator', equals);
    builder.token('value', spanOf(value));
  }
}

const sectionValue = (name: string): { value?: { text: string } } =>
  name === 'uwsgi'
    ? {}
    : { value: { text: `Der Abschnitt ${code(name)} wird gelesen, weil \`ini = :${name}\` ihn nennt.` } };

function annotate({ entry, lookup, value }: IniUse, { builder, catalogue }: IniContext): void {
  if (lookup.kind !== 'found' || lookup.option.valueKind === 'declared') return;
  const { option } = lookup;
  const id = `uwsgi/${option.canonical}`;
  builder.annotate({
    span: entry.keySpan,
    entry: id,
    role: 'option',
    ...(option.name === option.canonical
      ? {}
      : { value: { text: `${code(option.name)} ist ein Alias von ${code(option.canonical)}.` } }),
  });
  const written = entry.value.value;
  if (written === '') return;
  builder.annotate(
    new LazyAnnotation(spanOf(entry.value), 'argument', id, () => {
      const explained = explainOptionValue(catalogue, option, value.value);
      if (explained?.secret) return explained;
      const expanded = value.value === written ? '' : ` Eingesetzt: ${code(value.value)}.`;
      return {
        entry: explained?.entry ?? 'value/text',
        text: `${explained?.text ?? `Wert ${code(written)}.`}${expanded}`,
      };
    }),
  );
}
