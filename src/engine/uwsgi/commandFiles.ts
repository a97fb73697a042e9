import type { ResultBuilder } from '../result';
import type { Word } from '../shell/word';
import { spanOf } from '../text/mappedText';
import { code } from '../values/explanation';
import type { CommandContext } from './analyseCommand';
import type { OptionUse } from './commandLine';

/** Endings by which uWSGI chooses a reader (core/uwsgi.c:uwsgi_opt_load). */
const readable = /\.(?:ini|xml|ya?ml|json|js)$/;

/** A word that is no option: the name of a configuration file. */
export function reportFile(file: Word, { builder, profile }: CommandContext): void {
  const name = file.text.value;
  builder.token('value', file.span);
  // uWSGI leaves out words in brackets: Supervisor and others name processes so
  if (name.startsWith('[') && !file.dynamic) return;
  builder.annotate({
    span: file.span,
    entry: 'value/config-file',
    role: 'argument',
    value: {
      text: `Konfigurationsdatei ${code(name)}. Eine Datei ohne Option davor wird nach allen Optionen gelesen und gewinnt bei Widerspruch.`,
    },
  });
  if (file.dynamic) return;
  const lua = profile.uwsgi === 'debian' && name.endsWith('.lua');
  if (readable.test(name)) {
    if (!name.endsWith('.ini')) otherFormat(name, file.span, builder);
    return;
  }
  if (lua) return;
  const section = /^(.+\.ini):(\S*)$/.exec(name);
  builder.report(
    'error',
    'uwsgi/not-a-config-file',
    file.span,
    {
      what: `${code(name)} ist keine Option, also der Name einer Konfigurationsdatei; an der Endung erkennt uWSGI aber kein Format.`,
      follows: `uWSGI bricht mit „unable to load configuration from ${name.slice(0, 60).replace(/[`\p{Cc}]/gu, ' ')}“ ab.`,
      helps: section
        ? `Den Abschnitt mit der Option nennen: ${code(`--ini ${name}`)}.`
        : 'Optionen mit `--` schreiben; eine Datei mit anderer Endung mit `--ini` nennen.',
    },
    section
      ? [
          {
            title: '--ini davor einfügen',
            edits: [{ span: { start: file.span.start, end: file.span.start }, text: '--ini ' }],
          },
        ]
      : [],
  );
}

/** `--ini :name` is a section of the file before it; without one uWSGI crashes. */
export function reportLoneSection(uses: readonly OptionUse[], builder: ResultBuilder): void {
  const [first] = uses.filter(({ option }) => option.name === 'ini');
  if (!first?.argument?.value.startsWith(':') || first.dynamic) return;
  builder.report('error', 'uwsgi/invalid-value', first.argumentSpan ?? spanOf(first.argument), {
    what: `${code(first.argument.value)} nennt einen Abschnitt ohne Datei.`,
    follows: 'Auf der Kommandozeile stürzt uWSGI daran ab, wenn davor keine INI-Datei steht.',
    helps: 'Die Datei davorschreiben: `--ini uwsgi.ini:name`.',
  });
}

/** `--yaml`, `--xml`, `--json` with their file. */
export function reportOtherFormat(use: OptionUse, builder: ResultBuilder): void {
  if (!use.argument || !/^(?:ya?ml|xml|xmlconfig|json|js)$/.test(use.option.name)) return;
  otherFormat(use.argument.value, use.argumentSpan ?? spanOf(use.argument), builder);
}

function otherFormat(name: string, place: Word['span'], builder: ResultBuilder): void {
  builder.report('info', 'uwsgi/format-not-read', place, {
    what: `${code(name)} ist eine Konfiguration in YAML, XML oder JSON.`,
    follows: 'uWSGI liest das Format, geprüft und erklärt wird es hier nicht.',
    helps: 'Die Optionen als INI-Datei mit dem Abschnitt `[uwsgi]` schreiben.',
  });
}
