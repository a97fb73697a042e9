import { isProfileName } from '../../engine/profiles';
import type { ProfileName } from '../../engine/types';

/** What an author writes behind the language of a fence. */
export interface FenceMeta {
  title: string | null;
  /** Codes that this deliberately wrong example must show. */
  expect: string[];
  profile: ProfileName | null;
  /** Fences of an edition with the same name are one deployment and are analysed together. */
  stack: string | null;
  annotate: boolean;
  live: boolean;
  /** The list of explanations is unfolded from the start. */
  notesOpen: boolean;
  /** Lines from `{1,3-4}`. */
  highlighted: ReadonlySet<number>;
}

const attribute = /([A-Za-z][\w-]*)=(?:"([^"]*)"|'([^']*)')/g;

/** Reads the meta of a fence; throws where a value makes no sense. */
export function parseMeta(meta: string): FenceMeta {
  const values = new Map<string, string>();
  for (const match of meta.matchAll(attribute)) values.set(match[1] ?? '', match[2] ?? match[3] ?? '');
  const words = meta.replace(attribute, ' ').split(/\s+/);
  const profile = values.get('profile') ?? null;
  if (profile !== null && !isProfileName(profile)) throw new Error(`Das Profil „${profile}“ gibt es nicht.`);
  return {
    title: values.get('title') ?? null,
    expect: (values.get('expect') ?? '')
      .split(',')
      .map((code) => code.trim())
      .filter((code) => code !== ''),
    profile,
    stack: values.get('stack') ?? null,
    annotate: !words.includes('no-annotate'),
    live: words.includes('live'),
    notesOpen: words.includes('notes-open'),
    highlighted: lineSet(/\{([\d,\s-]+)\}/.exec(meta)?.[1] ?? ''),
  };
}

/** `1,3-4` as the numbers 1, 3 and 4. */
function lineSet(ranges: string): Set<number> {
  const lines = new Set<number>();
  for (const range of ranges.split(',')) {
    const [from = NaN, to = from] = range.split('-').map(Number);
    for (let line = from; line >= 1 && line <= Math.min(to, from + 1000); line += 1) lines.add(line);
  }
  return lines;
}
