import { spanOf } from '../text/mappedText';
import { span } from '../text/span';
import type { Fix } from '../types';
import { code, list } from '../values/explanation';
import type { CommandContext } from './analyseCommand';
import type { CommandProblem, OptionUse } from './commandLine';
import { judgeValue } from './judge/judgeValue';
import { badLoadings } from './judge/loadings';
import type { OptionTable } from './optionTable';
import { debianPackage } from './pluginFiles';

/** What getopt refuses: the program prints a message and ends with exit code 1. */
export function reportCommandProblem(problem: CommandProblem, table: OptionTable, context: CommandContext): void {
  const { builder } = context;
  switch (problem.kind) {
    case 'missing-argument':
      builder.report('error', 'uwsgi/missing-argument', problem.span, {
        what: `${code(problem.written)} verlangt ein Argument, danach kommt aber nichts mehr.`,
        follows: 'uWSGI startet nicht.',
        helps: `Das Argument ergänzen: ${code(`${problem.written} …`)}.`,
      });
      return;
    case 'unexpected-argument': {
      const flag = problem.option.valueKind === 'flag';
      builder.report(
        'error',
        'uwsgi/unexpected-argument',
        problem.argument,
        {
          what: `${code(problem.written)} nimmt auf der Kommandozeile kein Argument an.`,
          follows: 'uWSGI startet nicht.',
          helps: flag
            ? 'Den Teil ab dem Gleichheitszeichen entfernen; ausschalten lässt sich ein Schalter in der INI-Datei.'
            : 'Den Teil ab dem Gleichheitszeichen entfernen.',
        },
        [{ title: 'Argument entfernen', edits: [{ span: problem.argument, text: '' }] }],
      );
      return;
    }
    case 'lookup':
      reportLookup(problem, table, context);
  }
}

function reportLookup(
  problem: Extract<CommandProblem, { kind: 'lookup' }>,
  table: OptionTable,
  context: CommandContext,
): void {
  const { builder, profile, suggestions } = context;
  const { result } = problem;
  if (result.kind === 'ambiguous') {
    const names = result.candidates.map((option) => code(`--${option.name}`));
    builder.report('error', 'uwsgi/ambiguous-option', problem.span, {
      what: `${code(problem.name)} ist als Abkürzung mehrdeutig: ${names.length > 6 ? `${names.slice(0, 6).join(', ')} und ${names.length - 6} weitere` : list(names)} beginnen so.`,
      follows: 'uWSGI startet nicht.',
      helps: 'Den ganzen Namen schreiben.',
    });
  } else if (result.kind === 'not-loaded') {
    reportMissingPlugin(problem.name, result.option.name, table.pluginOf(result.option), problem.span, context);
  } else {
    const name = problem.name.replace(/^-+/, '');
    const guess = problem.short ? null : suggestions.of(name, () => table.availableNames());
    builder.report(
      'error',
      'uwsgi/unknown-option',
      problem.span,
      {
        what: `Die Option ${code(problem.name)} kennt ${profile.uwsgiLabel} nicht.`,
        follows: 'uWSGI startet nicht.',
        helps: guess ? `Gemeint ist vermutlich ${code(`--${guess}`)}.` : 'Den Namen in der Referenz nachschlagen.',
      },
      guess ? [{ title: `Durch --${guess} ersetzen`, edits: [{ span: problem.span, text: `--${guess}` }] }] : [],
    );
  }
}

/** An option that another build, or a plugin, would know. */
function reportMissingPlugin(
  written: string,
  name: string,
  plugin: string,
  place: { start: number; end: number },
  context: CommandContext,
): void {
  const { builder, profile } = context;
  const debian = profile.uwsgi === 'debian';
  const helps =
    plugin === 'core'
      ? 'uWSGI mit den Headern der fehlenden Bibliothek neu bauen.'
      : debian
        ? `Davor ${code(`--plugins ${plugin}`)} schreiben; das Plugin ist im Paket ${code(debianPackage(plugin))}.`
        : `Das Plugin ${code(plugin)} bauen und davor mit ${code(`--plugins ${plugin}`)} laden.`;
  const fixes: Fix[] =
    debian && plugin !== 'core'
      ? [
          {
            title: `--plugins ${plugin} davor einfügen`,
            edits: [{ span: span(place.start, place.start), text: `--plugins ${plugin} ` }],
          },
        ]
      : [];
  builder.report(
    'error',
    'uwsgi/plugin-not-loaded',
    place,
    {
      what:
        plugin === 'core'
          ? `${code(`--${name}`)} fehlt in diesem Bau von uWSGI.`
          : `${code(written)} gehört zum Plugin ${code(plugin)}, und das ist an dieser Stelle nicht geladen.`,
      follows: 'uWSGI startet nicht und nennt die Option unbekannt oder mehrdeutig.',
      helps,
    },
    fixes,
  );
}

/** Values that uWSGI takes for something else than what is written, or refuses. */
export function reportValue(use: OptionUse, table: OptionTable, context: CommandContext): void {
  const { option, argument } = use;
  if (!argument) return;
  const value = argument.value;
  const place = use.argumentSpan ?? spanOf(argument);
  if (use.separate && option.argument === 'required' && isOption(value, table)) {
    context.builder.report('warning', 'uwsgi/swallowed-option', place, {
      what: `${code(value)} steht an der Stelle des Arguments von ${code(use.written)}.`,
      follows: `uWSGI nimmt das Wort als Argument; als Option wirkt es nicht.`,
      helps: `Vor ${code(value)} das Argument ergänzen.`,
    });
    if (judgeValue({ option, written: use.written, value, table })?.severity !== 'error') return;
  }
  if (use.dynamic) return;
  if (option.valueKind === 'plugin-list') {
    for (const { loading, from, to } of badLoadings(value, use.loadings, use.written, context.profile))
      context.builder.report(loading.severity, 'uwsgi/plugin-not-loaded', spanOf(argument, from, to), loading);
    return;
  }
  const found = judgeValue({ option, written: use.written, value, table });
  if (!found) return;
  const part = found.from === undefined && found.to === undefined ? place : spanOf(argument, found.from, found.to);
  context.builder.report(
    found.severity,
    found.code,
    part.end > part.start ? part : place,
    found,
    found.replacement === undefined || found.replacement === ''
      ? []
      : [
          {
            title: `Durch ${found.replacement} ersetzen`,
            edits: [{ span: found.from === undefined ? place : part, text: found.replacement }],
          },
        ],
  );
}

const isOption = (word: string, table: OptionTable): boolean =>
  word.startsWith('--')
    ? table.key(word.slice(2)).kind === 'found'
    : /^-[A-Za-z]$/.test(word) && table.short(word.slice(1)).kind === 'found';
