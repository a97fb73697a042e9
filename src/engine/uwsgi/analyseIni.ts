import type { Catalogue } from '../../catalogue/types';
import { ResultBuilder } from '../result';
import { Suggestions } from '../suggestions';
import { spanOf } from '../text/mappedText';
import { span } from '../text/span';
import type { Analysis, Profile } from '../types';
import { code } from '../values/explanation';
import { explainOptionValue } from './explainValue';
import { parseIniFile, type IniEntry } from './iniFile';
import { OptionTable } from './optionTable';
import { reportIniPractice } from './practice';
import { readIni } from './readIni';

/** An INI file of uWSGI, judged as with `strict = true`. */
export function analyseIni(text: string, catalogue: Catalogue, profile: Profile): Analysis {
  const builder = new ResultBuilder();
  const suggestions = new Suggestions();
  const table = new OptionTable(catalogue.uwsgi, profile);
  const file = parseIniFile(text);
  file.comments.forEach((comment) => builder.token('comment', comment));
  for (const section of file.sections) {
    builder.token('section', section.header);
    const read = section.name === 'uwsgi';
    if (read) builder.annotate({ span: section.header, entry: 'uwsgi/[uwsgi]', role: 'section' });
    for (const entry of section.entries) {
      colour(entry, builder);
      if (read) readEntry(entry, { builder, suggestions, table, catalogue, profile });
    }
  }
  file.orphans.forEach((entry) => colour(entry, builder));
  reportIniPractice(readIni(text, catalogue, profile), { builder, catalogue, profile });
  return builder.finish('uwsgi-ini');
}

interface IniContext {
  builder: ResultBuilder;
  suggestions: Suggestions;
  table: OptionTable;
  catalogue: Catalogue;
  profile: Profile;
}

function colour({ keySpan, equals, value }: IniEntry, builder: ResultBuilder): void {
  builder.token('key', keySpan);
  if (equals) builder.token('operator', equals);
  builder.token('value', spanOf(value));
}

function readEntry(entry: IniEntry, context: IniContext): void {
  const { table, builder, catalogue } = context;
  const result = table.key(entry.key);
  if (result.kind !== 'found') {
    reportKey(entry, result.kind === 'not-loaded' ? table.pluginOf(result.option) : null, context);
    return;
  }
  const { option } = result;
  const id = `uwsgi/${option.canonical}`;
  const value = entry.value.value;
  builder.annotate({
    span: entry.keySpan,
    entry: id,
    role: 'option',
    ...(option.name === option.canonical
      ? {}
      : { value: { text: `${code(option.name)} ist ein Alias von ${code(option.canonical)}.` } }),
  });
  if (option.valueKind === 'plugin-list') table.load(value);
  if (value === '') return;
  const explained = explainOptionValue(catalogue, option, value);
  builder.annotate({
    span: spanOf(entry.value),
    entry: explained?.entry ?? 'value/text',
    role: 'argument',
    parent: id,
    value: { text: explained?.text ?? `Wert ${code(value)}.`, ...(explained?.secret ? { secret: true } : {}) },
  });
  reportComment(entry, builder);
}

/** A key that no option of this build has: silently kept as a placeholder, refused with `strict`. */
function reportKey(entry: IniEntry, plugin: string | null, { builder, suggestions, table, profile }: IniContext): void {
  if (plugin !== null && plugin !== 'core') {
    builder.report(
      'error',
      'uwsgi/plugin-not-loaded',
      entry.keySpan,
      {
        what: `${code(entry.key)} gehört zum Plugin ${code(plugin)}, und das ist an dieser Stelle nicht geladen.`,
        follows: 'uWSGI übergeht die Zeile ohne Meldung; mit `strict = true` bricht der Start ab.',
        helps: `Davor ${code(`plugins = ${plugin}`)} schreiben.`,
      },
      [
        {
          title: `plugins = ${plugin} davor einfügen`,
          edits: [{ span: span(entry.span.start, entry.span.start), text: `plugins = ${plugin}\n` }],
        },
      ],
    );
    return;
  }
  const bare = entry.key.replace(/^-+/, '').replace(/_/g, '-').toLowerCase();
  const exact = table.key(bare).kind === 'found' ? bare : null;
  const guess = exact ?? suggestions.of(entry.key, () => table.availableNames());
  builder.report(
    'error',
    'uwsgi/unknown-option',
    entry.keySpan,
    {
      what: `Die Option ${code(entry.key)} kennt ${profile.uwsgiLabel} nicht.`,
      follows: 'uWSGI übergeht die Zeile ohne Meldung; mit `strict = true` bricht der Start ab.',
      helps: guess ? `Gemeint ist vermutlich ${code(guess)}.` : 'Den Namen in der Referenz nachschlagen.',
    },
    guess ? [{ title: `Durch ${guess} ersetzen`, edits: [{ span: entry.keySpan, text: guess }] }] : [],
  );
}

/** There are no comments at the end of a line: all of it belongs to the value. */
function reportComment(entry: IniEntry, builder: ResultBuilder): void {
  const value = entry.value.value;
  const match = /\s[#;]\s/.exec(value);
  if (!match) return;
  const removed = spanOf(entry.value, match.index);
  builder.report(
    'warning',
    'uwsgi/inline-comment',
    spanOf(entry.value, match.index + 1),
    {
      what: 'uWSGI kennt keine Kommentare am Zeilenende.',
      follows: `Der Wert ist ${code(value)}.`,
      helps: 'Den Kommentar auf eine eigene Zeile setzen.',
    },
    [
      {
        title: 'Kommentar auf eine eigene Zeile setzen',
        edits: [
          { span: span(entry.span.start, entry.span.start), text: `${value.slice(match.index).trim()}\n` },
          { span: removed, text: '' },
        ],
      },
    ],
  );
}
