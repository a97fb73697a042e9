import type { Catalogue } from '../../../catalogue/types';
import { profiles } from '../../profiles';
import type { ProfileName } from '../../types';
import { readUnit } from '../readUnit';
import type { UnitContext } from '../unitContext';
import { rows } from './rows';
import { Settings } from './settings';

/** One line of the table, as a unit stands. */
export interface ExposureLine {
  /** As `systemd-analyze security` names it. */
  id: string;
  /** Directive of [Service]. */
  directive: string;
  /** A line that takes the badness away. */
  advice: string;
  weight: number;
  range: number;
  /** 0 is best, `range` is worst; null where the line does not count. */
  badness: number | null;
  /** By how much the value of the unit falls without this badness, in tenths. */
  gain: number;
}

export interface Exposure {
  /** 0 to 100: tenths of what `systemd-analyze security` prints. Small is good. */
  tenths: number;
  /** In the words of the program. */
  level: 'PERFECT' | 'SAFE' | 'OK' | 'MEDIUM' | 'EXPOSED' | 'UNSAFE' | 'DANGEROUS';
  /** In the order of the gain, the greatest first. */
  lines: ExposureLine[];
  /** By how much the value falls without the badness of all these lines, in tenths. */
  gainOf: (lines: readonly ExposureLine[]) => number;
}

const levels: readonly [from: number, level: Exposure['level']][] = [
  [100, 'DANGEROUS'],
  [90, 'UNSAFE'],
  [75, 'EXPOSED'],
  [50, 'MEDIUM'],
  [10, 'OK'],
  [1, 'SAFE'],
  [0, 'PERFECT'],
];

/** The exposure of a service by its unit file; null for other units and where the facts are not loaded. */
export function exposureOf(
  text: string,
  catalogue: Catalogue,
  { profile = 'debian-12', fileName }: { profile?: ProfileName; fileName?: string } = {},
): Exposure | null {
  const context = readUnit(text, catalogue, profiles[profile], fileName);
  return exposureOfUnit(context);
}

/** The same for a unit that has been read, drop-ins included. */
export function exposureOfUnit(context: UnitContext): Exposure | null {
  const { words } = context.catalogue.systemd;
  const isService = context.type === 'service' || context.type === null;
  if (!words || !isService || !context.file.sections.some(({ name }) => name === 'Service')) return null;
  const settings = new Settings(context, words);
  const judged = rows.map((row) => ({ ...row, badness: row.badness(settings) }));
  const counted = judged.flatMap(({ badness, weight, range }) =>
    badness === null ? [] : [{ badness, weight, range }],
  );
  const weights = counted.reduce((sum, { weight }) => sum + weight, 0);
  const sum = counted.reduce((total, { badness, weight, range }) => total + Math.ceil((badness * weight) / range), 0);
  const value = (badness: number): number => Math.ceil((badness * 100) / weights);
  const tenths = value(sum);
  const gainOf = (some: readonly Omit<ExposureLine, 'gain'>[]): number =>
    tenths - value(sum - some.reduce((total, line) => total + shareOf(line), 0));
  return {
    tenths,
    level: levels.find(([from]) => tenths >= from)?.[1] ?? 'PERFECT',
    lines: judged.map((line) => ({ ...line, gain: gainOf([line]) })).sort((a, b) => b.gain - a.gain),
    gainOf,
  };
}

/** What a line adds to the sum (systemd 252, analyze-security.c:assess, DIV_ROUND_UP). */
const shareOf = ({ badness, weight, range }: Pick<ExposureLine, 'badness' | 'weight' | 'range'>): number =>
  badness === null ? 0 : Math.ceil((badness * weight) / range);
