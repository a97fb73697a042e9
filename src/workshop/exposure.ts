import { profiles } from '../engine/profiles';
import { belongsTo, readUnitWithDropIns } from '../engine/systemd/dropIns';
import { exposureOfUnit, type Exposure, type ExposureLine } from '../engine/systemd/exposure';
import type { Catalogue, ProfileName } from '../engine/types';
import { engineName, kindOf } from './kinds';
import type { BenchFile } from './types';

/** What one directive would gain. */
export interface Hardening {
  /** Name of the directive that the line sets. */
  directive: string;
  /** Lines to write; more than one where the directive counts several times. */
  advice: string;
  /** By how much the value falls, in tenths. */
  gain: number;
}

export interface UnitExposure {
  exposure: Exposure;
  /** Names of the drop-ins on the bench that count with it. */
  dropIns: string[];
  /** What is missing, by directive, the greatest gain first. */
  missing: Hardening[];
}

/** The exposure of a unit on the bench with its drop-ins; null where the file is no service. */
export function benchExposure(
  file: BenchFile,
  files: readonly BenchFile[],
  profile: ProfileName,
  catalogue: Catalogue,
): UnitExposure | null {
  const found = kindOf(file);
  if (!('kind' in found) || found.kind !== 'unit') return null;
  const name = engineName(file.name, 'unit').split('/').at(-1) ?? '';
  const dropIns = files.filter((other) => {
    const kind = kindOf(other);
    return 'kind' in kind && kind.kind === 'drop-in' && belongsTo(engineName(other.name, 'drop-in'), name);
  });
  const { context } = readUnitWithDropIns(
    { text: file.text, fileName: name },
    dropIns.map((other) => ({ text: other.text, fileName: engineName(other.name, 'drop-in') })),
    catalogue,
    profiles[profile],
  );
  const exposure = exposureOfUnit(context);
  return exposure && { exposure, dropIns: dropIns.map((other) => other.name), missing: missingIn(exposure) };
}

/** Directives that count in several lines stand in one, with what they gain together. */
function missingIn({ lines, gainOf }: Exposure): Hardening[] {
  const byDirective = new Map<string, ExposureLine[]>();
  for (const line of lines) {
    if (line.badness === null || line.badness === 0) continue;
    const others = byDirective.get(line.directive);
    if (others) others.push(line);
    else byDirective.set(line.directive, [line]);
  }
  return [...byDirective]
    .map(([directive, open]) => ({
      directive: nameIn(adviceFor(directive, open)),
      advice: adviceFor(directive, open),
      gain: gainOf(open),
    }))
    .sort((a, b) => b.gain - a.gain);
}

/** For lists one line that takes away all that is open. */
function adviceFor(directive: string, open: readonly ExposureLine[]): string {
  if (directive === 'CapabilityBoundingSet' || directive === 'SystemCallFilter')
    return `${directive}=~${open.map(({ advice }) => advice.slice(advice.indexOf('~') + 1)).join(' ')}`;
  return open[0]?.advice ?? '';
}

const nameIn = (line: string): string => line.slice(0, line.indexOf('='));
