import { spanOf } from '../text/mappedText';
import { span } from '../text/span';
import type { Fix } from '../types';
import { code } from '../values/explanation';
import type { IniContext } from './analyseIni';
import type { IniEntry } from './iniFile';
import type { IniUse } from './readIni';
import { debianPackage } from './pluginFiles';

const strictEnds = 'uWSGI übergeht die Zeile ohne Meldung; mit `strict = true` bricht der Start ab.';

/** A key that no option of this build has, or not yet where it stands. */
export function reportKey(use: IniUse, context: IniContext): void {
  const { lookup, entry } = use;
  if (lookup.kind === 'found') reportLate(use, context);
  else if (lookup.kind === 'not-loaded') reportPlugin(use, context);
  else if (/^(?:else|elif|elseif|else-if)$/.test(entry.key)) reportElse(use, context);
  else reportUnknown(use, context);
}

/** Severity of what uWSGI refuses only where it reads the line. */
const whenRead = (use: IniUse): 'error' | 'info' =>
  use.conditional && !use.block?.key.startsWith('if-not') ? 'info' : 'error';

function insertPlugin(plugin: string, entry: IniEntry): Fix {
  return {
    title: `plugins = ${plugin} davor einfügen`,
    edits: [{ span: span(entry.span.start, entry.span.start), text: `plugins = ${plugin}\n` }],
  };
}

function reportPlugin(use: IniUse, { builder, table, profile }: IniContext): void {
  const { entry, lookup } = use;
  if (lookup.kind !== 'not-loaded') return;
  const plugin = table.pluginOf(lookup.option);
  if (plugin === 'core') {
    builder.report(whenRead(use), 'uwsgi/plugin-not-loaded', entry.keySpan, {
      what: `${code(entry.key)} fehlt in diesem Bau von uWSGI: ${profile.uwsgiLabel}.`,
      follows: strictEnds,
      helps: 'Die Option weglassen oder einen Bau von uWSGI benutzen, der sie hat.',
    });
    return;
  }
  const debian = profile.uwsgi === 'debian' ? `; das Plugin ist im Paket ${code(debianPackage(plugin))}` : '';
  builder.report(
    whenRead(use),
    'uwsgi/plugin-not-loaded',
    entry.keySpan,
    {
      what: `${code(entry.key)} gehört zum Plugin ${code(plugin)}, und das ist nicht geladen.`,
      follows: strictEnds,
      helps: `Davor ${code(`plugins = ${plugin}`)} schreiben${debian}.`,
    },
    [insertPlugin(plugin, entry)],
  );
}

/** The plugin stands further down: too late once `strict` is on. */
function reportLate(use: IniUse, { builder, table }: IniContext): void {
  const { entry, lookup } = use;
  if (!use.late || lookup.kind !== 'found' || lookup.option.valueKind === 'declared') return;
  const plugin = table.pluginOf(lookup.option);
  builder.report(
    use.strict ? whenRead(use) : 'info',
    'uwsgi/plugin-not-loaded',
    entry.keySpan,
    {
      what: `${code(entry.key)} gehört zum Plugin ${code(plugin)}, und das wird erst weiter unten geladen.`,
      follows: use.strict
        ? 'Weil `strict` davor eingeschaltet wird, bricht der Start ab.'
        : 'uWSGI findet die Option trotzdem; mit `strict = true` weiter oben bricht der Start ab.',
      helps: 'Die Zeile `plugins` an den Anfang des Abschnitts setzen.',
    },
    use.strict ? [insertPlugin(plugin, entry)] : [],
  );
}

function reportElse(use: IniUse, { builder }: IniContext): void {
  const { entry, block } = use;
  builder.report(whenRead(use) === 'error' ? 'error' : 'warning', 'uwsgi/unknown-option', entry.keySpan, {
    what: `${code(entry.key)} kennt uWSGI 2.0 nicht.`,
    follows:
      block === null
        ? strictEnds
        : 'Die Zeilen danach gehören weiter zum Block davor; wird er gelesen und ist `strict` eingeschaltet, bricht der Start ab.',
    helps:
      'Den Block mit `endif` schließen und einen zweiten mit der umgekehrten Bedingung schreiben, zum Beispiel `if-not-env`.',
  });
}

function reportUnknown(use: IniUse, { builder, suggestions, table, profile, reading }: IniContext): void {
  const { entry } = use;
  const place = entry.keySpan;
  if (reading.placeholders.has(entry.key)) {
    builder.report(
      whenRead(use),
      'uwsgi/unknown-option',
      place,
      {
        what: `${code(entry.key)} ist keine Option, sondern dient in dieser Datei als Platzhalter ${code(`%(${entry.key})`)}.`,
        follows: 'Ohne `strict` wirkt das; mit `strict = true` bricht der Start ab.',
        helps: `Als ${code(`set-placeholder = ${entry.key}=${entry.value.value}`)} schreiben.`,
      },
      entry.equals === null
        ? []
        : [
            {
              title: 'Als set-placeholder schreiben',
              edits: [
                { span: span(place.start, entry.equals.end), text: `set-placeholder = ${entry.key}=` },
                ...blankBehind(entry),
              ],
            },
          ],
    );
    return;
  }
  const spelled = entry.key.replace(/^-+/, '').replace(/[_ ]/g, '-').toLowerCase();
  const colon = /^([\w-]+)\s*(?::|\s)\s*(.*)$/.exec(entry.key);
  const exact = table.key(spelled).kind === 'found' ? spelled : null;
  if (exact === null && colon && entry.equals === null && table.key(colon[1] ?? '').kind === 'found') {
    const repaired = `${colon[1] ?? ''} = ${colon[2] ?? ''}`.trimEnd();
    builder.report(
      whenRead(use),
      'uwsgi/unknown-option',
      place,
      {
        what: `In ${code(entry.key)} fehlt das Gleichheitszeichen; die ganze Zeile gilt als Name einer Option.`,
        follows: strictEnds,
        helps: `Als ${code(repaired)} schreiben.`,
      },
      [{ title: `Durch ${repaired} ersetzen`, edits: [{ span: place, text: repaired }] }],
    );
    return;
  }
  // Options have no underscore: such a name is a placeholder, often for another file
  const isOwn = exact === null && /^[a-z0-9]+(?:_[a-z0-9]+)+$/.test(entry.key);
  const guess = exact ?? (isOwn ? null : suggestions.of(entry.key, () => table.availableNames()));
  builder.report(
    whenRead(use),
    'uwsgi/unknown-option',
    place,
    {
      what:
        entry.key === ''
          ? 'Vor dem Gleichheitszeichen fehlt der Name der Option.'
          : `Die Option ${code(entry.key)} kennt ${profile.uwsgiLabel} nicht.`,
      follows: strictEnds,
      helps: guess
        ? `Gemeint ist vermutlich ${code(guess)}.`
        : isOwn
          ? `Als Platzhalter ${code(`set-placeholder = ${entry.key}=…`)} schreiben, sonst den Namen in der Referenz nachschlagen.`
          : 'Den Namen in der Referenz nachschlagen.',
    },
    guess ? [{ title: `Durch ${guess} ersetzen`, edits: [{ span: place, text: guess }] }] : [],
  );
}

/** The blank between `=` and the value, which would become part of the placeholder. */
function blankBehind(entry: IniEntry): { span: { start: number; end: number }; text: string }[] {
  const start = entry.equals?.end ?? 0;
  const end = entry.value.value === '' ? start : spanOf(entry.value).start;
  return end > start ? [{ span: span(start, end), text: '' }] : [];
}
