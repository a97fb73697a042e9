import { defaultProfile } from '../engine/profiles';
import type { ProfileName } from '../engine/types';
import type { Bench, BenchExample, BenchFile, Kind } from './types';

/** Most files on the bench; a deployment has a handful. */
export const fileLimit = 40;

/** A file that comes to the bench. */
export interface NewFile {
  name: string;
  text: string;
  kind?: Kind | null;
}

export type BenchAction =
  | { type: 'add'; files: readonly NewFile[] }
  | { type: 'open'; example: Pick<BenchExample, 'profile'> & { files: readonly NewFile[]; active?: number } }
  | { type: 'show'; id: string }
  | { type: 'write'; id: string; text: string }
  | { type: 'rename'; id: string; name: string }
  | { type: 'choose-kind'; id: string; kind: Kind | null }
  | { type: 'choose-profile'; profile: ProfileName }
  | { type: 'show-secret'; key: string; isShown: boolean }
  | { type: 'remove'; id: string }
  | { type: 'clear' }
  | { type: 'undo-removal' };

export const emptyBench: Bench = {
  files: [],
  active: '',
  profile: defaultProfile,
  shownSecrets: new Set(),
  removed: null,
};

/** The next state of the bench; an action that makes no sense changes nothing. */
export function reduceBench(bench: Bench, action: BenchAction): Bench {
  switch (action.type) {
    case 'add':
      return added(bench, action.files);
    case 'open':
      return opened(bench, action.example);
    case 'show':
      return bench.files.some(({ id }) => id === action.id) ? { ...bench, active: action.id } : bench;
    case 'write':
      return changed(bench, action.id, { text: action.text });
    case 'rename':
      return changed(bench, action.id, { name: action.name });
    case 'choose-kind':
      return changed(bench, action.id, { kind: action.kind });
    case 'choose-profile':
      return { ...bench, profile: action.profile };
    case 'show-secret':
      return { ...bench, shownSecrets: withKey(bench.shownSecrets, action.key, action.isShown) };
    case 'remove':
      return removed(bench, action.id);
    case 'clear':
      return cleared(bench);
    case 'undo-removal':
      return restored(bench);
  }
}

/** The files take the place of what lies there; that can be taken back. */
function opened(
  bench: Bench,
  { files, profile, active = 0 }: Extract<BenchAction, { type: 'open' }>['example'],
): Bench {
  const next = added(cleared(bench), files);
  return { ...next, profile, active: next.files[active]?.id ?? next.active };
}

function withKey(keys: ReadonlySet<string>, key: string, isIn: boolean): Set<string> {
  const next = new Set(keys);
  if (isIn) next.add(key);
  else next.delete(key);
  return next;
}

const changed = (bench: Bench, id: string, change: Partial<BenchFile>): Bench => ({
  ...bench,
  files: bench.files.map((file) => (file.id === id ? { ...file, ...change } : file)),
});

/** What lies on the bench may come back; where nothing does, what was taken away before. */
const cleared = (bench: Bench): Bench => ({
  ...bench,
  files: [],
  active: '',
  removed: bench.files.length > 0 ? { files: bench.files, at: 0 } : bench.removed,
});

function added(bench: Bench, files: readonly NewFile[]): Bench {
  const taken = [...bench.files];
  for (const { name, text, kind = null } of files) {
    if (taken.length >= fileLimit) break;
    taken.push({ id: freeId(taken, bench), name: freeName(name, taken), text, kind });
  }
  const first = taken[bench.files.length];
  return first ? { ...bench, files: taken, active: first.id } : bench;
}

/** One more than the highest number, also of what was taken away: it may come back. */
function freeId(files: readonly BenchFile[], { removed: away }: Bench): string {
  const numbers = [...files, ...(away?.files ?? [])].map(({ id }) => Number(id.slice(1)));
  return `f${Math.max(0, ...numbers) + 1}`;
}

/** `uwsgi.ini`, `uwsgi-2.ini`: a name means one file. */
function freeName(name: string, files: readonly BenchFile[]): string {
  const isTaken = (wanted: string): boolean => files.some((file) => file.name === wanted);
  if (!isTaken(name)) return name;
  const [, stem = name, ending = ''] = /^(.*?)(\.[^./]*)?$/.exec(name) ?? [];
  for (let number = 2; ; number += 1) {
    const next = `${stem}-${number}${ending}`;
    if (!isTaken(next)) return next;
  }
}

function removed(bench: Bench, id: string): Bench {
  const at = bench.files.findIndex((file) => file.id === id);
  const file = bench.files[at];
  if (!file) return bench;
  const files = bench.files.filter((other) => other !== file);
  const neighbour = files[Math.min(at, files.length - 1)]?.id ?? '';
  return {
    ...bench,
    files,
    active: bench.active === id ? neighbour : bench.active,
    removed: { files: [file], at },
  };
}

/** Puts back what was taken away last, where it was; after „Alles löschen“ and an example that is everything. */
function restored(bench: Bench): Bench {
  if (!bench.removed) return bench;
  const { files: back, at } = bench.removed;
  const files = [...bench.files.slice(0, at), ...back, ...bench.files.slice(at)];
  return { ...bench, files, active: back[0]?.id ?? bench.active, removed: null };
}
