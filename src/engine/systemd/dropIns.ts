import type { Catalogue } from '../../catalogue/types';
import { LazyAnnotation } from '../lazyAnnotation';
import type { Analysis, Profile, Span } from '../types';
import { reportPractice } from './practice';
import { readRegion, unitContext } from './readUnit';
import { reportRefusals } from './refusals';
import type { UnitContext } from './unitContext';
import { unitIdentity } from './unitIdentity';

/** A file that belongs to a unit. */
export interface UnitSource {
  text: string;
  /** Path or name; of a drop-in its path with the folder, `backend.service.d/override.conf`. */
  fileName?: string | undefined;
}

/** A unit read from its file and its drop-ins. */
export interface MergedUnit {
  context: UnitContext;
  /** Where each file stands in the joined text that all spans of `context` refer to: first the unit's, then the drop-ins in the order given. */
  regions: Span[];
}

/**
 * Reads a unit file and then its drop-ins sorted by name, as systemd does, into one state.
 *
 * Source: systemd 252, src/core/load-dropin.c:unit_load_dropin; folders in src/shared/dropin.c.
 */
export function readUnitWithDropIns(
  base: UnitSource,
  dropIns: readonly UnitSource[],
  catalogue: Catalogue,
  profile: Profile,
): MergedUnit {
  const context = unitContext({ ...unitIdentity(base.fileName), isDropIn: false }, catalogue, profile);
  const files = [base, ...dropIns];
  const text = files.map((file) => file.text).join('\n');
  let start = 0;
  const regions = files.map((file): Span => {
    const region = { start, end: start + file.text.length };
    start = region.end + 1;
    return region;
  });
  regions.slice(0, 1).forEach((region) => readRegion(text, region, context, false));
  // Of a unit that is refused itself systemd reads no drop-in
  if (!context.state.fatal)
    inOrder(dropIns, regions.slice(1)).forEach((region) => readRegion(text, region, context, true));
  return { context, regions };
}

/** By name of the file, whatever its folder; `strcmp` order. */
function inOrder(dropIns: readonly UnitSource[], regions: Span[]): Span[] {
  const nameOf = (index: number): string => (dropIns[index]?.fileName ?? '').split('/').at(-1) ?? '';
  return regions
    .map((region, index) => ({ region, name: nameOf(index) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ region }) => region);
}

/** Judges a unit together with its drop-ins; one analysis for each file in the order given, the unit's first. */
export function analyseUnitWithDropIns(
  base: UnitSource,
  dropIns: readonly UnitSource[],
  catalogue: Catalogue,
  profile: Profile,
): Analysis[] {
  const { context, regions } = readUnitWithDropIns(base, dropIns, catalogue, profile);
  reportRefusals(context);
  reportPractice(context);
  const analysis = context.builder.finish('systemd');
  return regions.map((region) => partOf(analysis, region));
}

/** What concerns one file, in offsets of that file. A fix that would change another file is left out. */
function partOf(whole: Analysis, region: Span): Analysis {
  const inside = (span: Span): boolean => span.start >= region.start && span.end <= region.end;
  const moved = (span: Span): Span => ({ start: span.start - region.start, end: span.end - region.start });
  const place = <Item extends { span: Span }>(items: readonly Item[]): Item[] =>
    items.filter(({ span }) => inside(span)).map((item) => ({ ...item, span: moved(item.span) }));
  return {
    language: whole.language,
    tokens: place(whole.tokens),
    annotations: whole.annotations
      .filter(({ span }) => inside(span))
      .map((annotation) => {
        const span = moved(annotation.span);
        return annotation instanceof LazyAnnotation ? annotation.at(span) : { ...annotation, span };
      }),
    diagnostics: place(whole.diagnostics).map((diagnostic) => ({
      ...diagnostic,
      fixes: diagnostic.fixes
        .filter(({ edits }) => edits.every(({ span }) => inside(span)))
        .map((fix) => ({ ...fix, edits: place(fix.edits) })),
    })),
  };
}

/**
 * Whether systemd reads a drop-in for a unit: `backend.service.d/`, for an instance the folder of its template, for
 * `web-app.service` those of its prefix `web-.service.d/`, and `service.d/` for every service.
 */
export function belongsTo(dropInPath: string, unitName: string): boolean {
  const parts = dropInPath.split('/');
  const folder = parts.at(-2) ?? '';
  return (parts.at(-1) ?? '').endsWith('.conf') && dropInFolders(unitName).includes(folder);
}

/** Folders from the most to the least special one (systemd 252, src/shared/dropin.c:unit_file_find_dropin_paths). */
function dropInFolders(unitName: string): string[] {
  const dot = unitName.lastIndexOf('.');
  const type = unitName.slice(dot + 1);
  const stem = unitName.slice(0, dot);
  const at = stem.indexOf('@');
  const names = [stem, ...(at >= 0 ? [stem.slice(0, at + 1)] : [])];
  const prefix = at < 0 ? stem : stem.slice(0, at);
  for (let dash = prefix.lastIndexOf('-'); dash > 0; dash = prefix.lastIndexOf('-', dash - 1))
    names.push(prefix.slice(0, dash + 1));
  return [...names.map((name) => `${name}.${type}.d`), `${type}.d`];
}
