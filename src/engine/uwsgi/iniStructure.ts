import { spanOf } from '../text/mappedText';
import { span } from '../text/span';
import { code } from '../values/explanation';
import type { IniContext } from './analyseIni';
import type { IniEntry, IniSection } from './iniFile';

const onlyUwsgi = 'uWSGI liest den Abschnitt `[uwsgi]` und keinen anderen, bis auf jene, die `ini = :name` nennt.';

/** What stands where nobody reads it, what vanishes, what is never closed. */
export function reportStructure(text: string, context: IniContext): void {
  reportSections(text, context);
  reportOrphans(context);
  reportLost(text, context);
  reportOpenBlock(context);
  reportUnknownPlaceholders(context);
}

/** A name that was meant to be `uwsgi`: other case, a note behind it, a missing bracket, a byte order mark. */
const meansUwsgi = (name: string): boolean => /^[\s[]*uwsgi?(?:$|[\s\]#;:])/i.test(name);

function reportSections(text: string, { reading, builder }: IniContext): void {
  const { sections } = reading.file;
  const read = sections.filter(({ name }) => reading.read.has(name));
  if (text.startsWith('\ufeff')) {
    builder.report(
      'warning',
      'uwsgi/section-not-read',
      span(0, Math.min(text.length, 1 + Math.max(0, text.indexOf('\n')))),
      {
        what: 'Die Datei beginnt mit einer Bytereihenfolge-Marke (BOM).',
        follows: 'uWSGI hält die erste Zeile deshalb nicht für einen Abschnitt.',
        helps: 'Die Datei als UTF-8 ohne BOM speichern.',
      },
      [{ title: 'Marke entfernen', edits: [{ span: span(0, 1), text: '' }] }],
    );
    return;
  }
  const near = sections.filter((section) => !reading.read.has(section.name) && meansUwsgi(section.name));
  near.forEach((section) => reportNear(section, builder));
  const used = (section: IniSection): boolean => section.entries.length > 0;
  if (read.some(used) || near.length > 0) return;
  const [first] = sections;
  const [orphan] = reading.file.orphans;
  const place = first?.header ?? orphan?.span;
  if (place === undefined) return;
  builder.report(
    'warning',
    'uwsgi/section-not-read',
    place,
    {
      what: read.length > 0 ? 'Der Abschnitt `[uwsgi]` ist leer.' : 'Der Datei fehlt der Abschnitt `[uwsgi]`.',
      follows: 'uWSGI übergeht die ganze Datei, meldet „Can\'t find section "uwsgi"“ und startet ohne ihre Optionen.',
      helps: 'Die Optionen unter `[uwsgi]` schreiben, oder den Abschnitt beim Aufruf nennen: `--ini Datei:name`.',
    },
    first === undefined && orphan !== undefined
      ? [
          {
            title: '[uwsgi] davor einfügen',
            edits: [{ span: span(orphan.span.start, orphan.span.start), text: '[uwsgi]\n' }],
          },
        ]
      : [],
  );
}

function reportNear({ header, name }: IniSection, builder: IniContext['builder']): void {
  builder.report(
    'warning',
    'uwsgi/section-not-read',
    header,
    {
      what: `Diese Zeile benennt einen anderen Abschnitt als \`[uwsgi]\`: Für uWSGI heißt er ${code(name)}.`,
      follows: 'Alle Zeilen darunter werden ohne Meldung übergangen.',
      helps: 'Genau `[uwsgi]` schreiben, klein und ohne etwas dahinter.',
    },
    [{ title: 'Durch [uwsgi] ersetzen', edits: [{ span: header, text: '[uwsgi]' }] }],
  );
}

/** Options in front of the first section. */
function reportOrphans({ reading, builder, table }: IniContext): void {
  const { orphans, sections } = reading.file;
  if (sections.length === 0) return;
  const known = orphans.find((entry: IniEntry) => table.option(entry.key) !== null);
  if (!known) return;
  builder.report('warning', 'uwsgi/outside-section', known.span, {
    what: `${code(known.key)} steht vor dem ersten Abschnitt.`,
    follows: `Die Zeile wird ohne Meldung übergangen. ${onlyUwsgi}`,
    helps: 'Die Zeile unter `[uwsgi]` setzen.',
  });
}

/** `%(name)` that this file gives no value; a log format has variables of that form. */
function reportUnknownPlaceholders({ reading, builder }: IniContext): void {
  if (reading.settings.open) return;
  for (const { lookup, value, entry, conditional } of reading.uses) {
    if (lookup.kind !== 'found' || conditional || lookup.option.immediate) continue;
    if (/format|encoder|^log-/.test(lookup.option.name)) continue;
    const name = /%\(([\w.-]+)\)/.exec(value.value)?.[1];
    if (name === undefined || name === '_') continue;
    builder.report('info', 'uwsgi/unknown-placeholder', spanOf(entry.value), {
      what: `Den Platzhalter ${code(`%(${name})`)} setzt diese Datei nicht.`,
      follows: 'Setzt ihn auch die Kommandozeile nicht, bleibt er als Text stehen.',
      helps: `${code(`set-placeholder = ${name}=…`)} ergänzen.`,
    });
  }
}

/** `%` with a sign that stands for nothing: both vanish, and the end of a line with them. */
function reportLost(text: string, { reading, builder }: IniContext): void {
  const comments = reading.file.comments;
  let next = 0;
  for (const place of reading.file.lost) {
    while (next < comments.length && (comments[next]?.end ?? 0) <= place.start) next += 1;
    const sign = text.slice(place.start + 1, place.end);
    const glues = sign === '\n';
    const inComment = (comments[next]?.start ?? Infinity) <= place.start;
    if (inComment && !glues) continue;
    builder.report(
      'warning',
      'uwsgi/lost-percent',
      span(place.start, place.start + 1),
      {
        what: glues
          ? 'Ein `%` am Ende einer Zeile verschwindet mitsamt dem Zeilenende.'
          : `${code(`%${sign}`)} steht für nichts.`,
        follows: glues
          ? `Die nächste Zeile gehört damit ${inComment ? 'zum Kommentar' : 'zu diesem Wert'} und gilt nicht mehr für sich.`
          : 'uWSGI entfernt beide Zeichen, ohne es zu melden.',
        helps: 'Ein wörtliches Prozentzeichen als `%%` schreiben.',
      },
      [{ title: 'Prozentzeichen verdoppeln', edits: [{ span: span(place.start, place.start + 1), text: '%%' }] }],
    );
  }
}

function reportOpenBlock({ reading, builder }: IniContext): void {
  const use = reading.openBlock;
  if (!use) return;
  const closing = use.entry.key.startsWith('for') ? 'endfor' : 'endif';
  builder.report('info', 'uwsgi/block-not-closed', use.entry.keySpan, {
    what: `Den Block, den ${code(use.entry.key)} öffnet, schließt niemand.`,
    follows:
      'Er reicht bis zum Ende der Datei und darüber hinaus: Auch Optionen, die danach auf der Kommandozeile stehen, gehören dazu.',
    helps: `Eine Zeile ${code(`${closing} =`)} ergänzen.`,
  });
}
