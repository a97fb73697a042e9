import type { UwsgiOption } from '../../catalogue/types';
import { spanOf } from '../text/mappedText';
import type { Severity, Span } from '../types';
import { code } from '../values/explanation';
import type { IniContext } from './analyseIni';
import { reportComment } from './inlineComment';
import type { Finding } from './judge/finding';
import { judgeValue } from './judge/judgeValue';
import { badLoadings } from './judge/loadings';
import type { IniUse } from './readIni';

/** What is wrong with the value of one line, and with the place of the line. */
export function reportUse(use: IniUse, context: IniContext): void {
  const { lookup, entry } = use;
  if (lookup.kind !== 'found') return;
  const { option } = lookup;
  if (use.endless) reportEndless(use, context);
  else if (option.valueKind === 'plugin-list') reportPlugins(use, context);
  else if (option.valueKind === 'logic') reportNested(use, context);
  else reportValue(use, option, reportComment(entry, option, context.builder), context);
}

/** A value with a comment in it is judged as far as uWSGI refuses it; its traps are those of the comment. */
function reportValue(use: IniUse, option: UwsgiOption, hasComment: boolean, context: IniContext): void {
  const found = judgeValue({ option, written: use.entry.key, value: use.value.value, table: context.table });
  if (found && (found.severity === 'error' || !hasComment)) reportFinding(found, use, context);
}

/** A finding with its place; a value that is empty is marked by its key. */
export function reportFinding(found: Finding, use: IniUse, { builder }: IniContext): void {
  const { entry, value } = use;
  const whole = spanOf(entry.value);
  const part = found.from === undefined && found.to === undefined ? whole : spanOf(value, found.from, found.to);
  const place: Span = part.end > part.start ? part : whole.end > whole.start ? whole : entry.keySpan;
  const replace = found.replacement !== undefined && whole.end > whole.start && value.value === entry.value.value;
  builder.report(
    softened(found.severity, use),
    found.code,
    place,
    found,
    replace
      ? [
          {
            title: `Durch ${found.replacement ?? ''} ersetzen`,
            edits: [{ span: found.from === undefined ? whole : replaced(use, found), text: found.replacement ?? '' }],
          },
        ]
      : [],
  );
}

const replaced = ({ value }: IniUse, { from, to }: Finding): Span => spanOf(value, from, to);

/** Inside a block that is rarely taken, what uWSGI would refuse is not refused here. */
const softened = (severity: Severity, use: IniUse): Severity =>
  use.conditional && severity === 'error' && !use.block?.key.startsWith('if-not') ? 'info' : severity;

function reportEndless({ entry }: IniUse, { builder }: IniContext): void {
  builder.report('error', 'uwsgi/endless-placeholder', spanOf(entry.value), {
    what: `Der Platzhalter in ${code(entry.key)} enthält sich selbst.`,
    follows: 'uWSGI setzt ihn ohne Ende ein und startet nie.',
    helps: 'Dem Platzhalter einen anderen Namen geben als der Option, in der er steht.',
  });
}

/** Blocks cannot stand in blocks; the outer one ends at the first `end…`. */
function reportNested(use: IniUse, { builder }: IniContext): void {
  const { entry, block } = use;
  if (block === null || entry.key.startsWith('end')) return;
  builder.report(softened('error', use), 'uwsgi/nested-block', entry.keySpan, {
    what: `${code(entry.key)} steht in einem Block, den ${code(block.key)} geöffnet hat.`,
    follows: 'uWSGI bricht mit „recursive logic in options is not supported“ ab, sobald es die Zeile liest.',
    helps: 'Den äußeren Block vorher schließen.',
  });
}

function reportPlugins(use: IniUse, { builder, profile }: IniContext): void {
  for (const { loading, from, to } of badLoadings(use.value.value, use.loadings, use.entry.key, profile))
    builder.report(softened(loading.severity, use), 'uwsgi/plugin-not-loaded', spanOf(use.value, from, to), loading);
}
