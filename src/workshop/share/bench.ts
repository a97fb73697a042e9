import { defaultProfile, isProfileName } from '../../engine/profiles';
import type { ProfileName } from '../../engine/types';
import { fileLimit } from '../bench';
import { isKind } from '../kinds';
import { hiddenSecrets, masked, secretsOf } from '../secrets';
import type { Bench, BenchFile, Kind } from '../types';
import { readLink, writeLink, type Read } from './link';

/** What a link to the bench carries; what is not said is as on an empty bench. */
interface SharedForm {
  /** Name, text, and the kind where the person has chosen it. */
  f: ([name: string, text: string] | [name: string, text: string, kind: Kind])[];
  /** Profile. */
  p?: ProfileName;
  /** Number of the file that is shown. */
  a?: number;
}

export interface SharedBench {
  files: { name: string; text: string; kind: Kind | null }[];
  profile: ProfileName;
  active: number;
}

/** The text of a file as others may have it: `***` for each secret that the person has not decided to show. */
export function sharedText(file: BenchFile, shown: ReadonlySet<string>): string {
  return masked(file.text, hiddenSecrets(secretsOf(file), shown));
}

/** The part behind the `#` that opens these files elsewhere; null where they are too long for a link. */
export function benchLink({ files, active, profile, shownSecrets }: Bench): Promise<string | null> {
  const shownFile = files.findIndex(({ id }) => id === active);
  const form: SharedForm = {
    f: files.map((file) => {
      const text = sharedText(file, shownSecrets);
      return file.kind === null ? [file.name, text] : [file.name, text, file.kind];
    }),
    ...(profile === defaultProfile ? {} : { p: profile }),
    ...(shownFile > 0 ? { a: shownFile } : {}),
  };
  return writeLink(form);
}

/** What a link opens on the bench, or why it opens nothing. */
export const readBenchLink = (hash: string): Promise<Read<SharedBench>> => readLink(hash, accepted);

function accepted(value: unknown): SharedBench | null {
  if (typeof value !== 'object' || value === null) return null;
  const { f, p, a } = value as Record<string, unknown>;
  if (!Array.isArray(f) || f.length === 0 || f.length > fileLimit) return null;
  const files = f.flatMap(acceptedFile);
  if (files.length !== f.length) return null;
  if (p !== undefined && (typeof p !== 'string' || !isProfileName(p))) return null;
  const active = typeof a === 'number' && Number.isInteger(a) && a >= 0 && a < files.length ? a : 0;
  return { files, profile: p ?? defaultProfile, active };
}

function acceptedFile(entry: unknown): SharedBench['files'] {
  if (!Array.isArray(entry)) return [];
  const [name, text, kind] = entry as unknown[];
  if (typeof name !== 'string' || typeof text !== 'string' || name.length > 1000) return [];
  if (kind !== undefined && (typeof kind !== 'string' || !isKind(kind))) return [];
  return [{ name, text, kind: kind ?? null }];
}
