import type { Catalogue } from '@site/src/catalogue/types';
import type { Finding } from '@site/src/workshop/checkBench';
import {
  Checking,
  unpacked,
  withChange,
  type CheckAnswer,
  type CheckRequest,
  type DrawnLines,
} from '@site/src/workshop/checking';
import type { Bench, BenchFile } from '@site/src/workshop/types';

/** Findings, and the files as they were when they were found. */
export interface FoundIn {
  files: readonly BenchFile[];
  findings: readonly Finding[];
}

/** A text as it is to be seen, line by line as HTML. */
export interface Picture {
  text: string;
  lines: readonly string[];
}

type Listener = (picture: Picture) => void;

const isSame = (a: BenchFile, b: BenchFile | undefined): boolean =>
  a === b || (a.id === b?.id && a.name === b.name && a.kind === b.kind && a.text === b.text);

/**
 * Has the bench checked at each keystroke, beside the page: pictures go to the editor of their file, findings wait
 * until somebody asks. A page that gets no worker checks by itself.
 */
export class Checker {
  private asked: CheckRequest = {
    number: 0,
    files: [],
    profile: 'debian-12',
    active: '',
    drawn: { first: 1, last: 1 },
    shownSecrets: new Set(),
  };
  private answered: { files: readonly BenchFile[]; findings: string } = { files: [], findings: '[]' };
  private unpacked: FoundIn | null = null;
  /** Requests without an answer, by number. */
  private readonly open = new Map<number, CheckRequest>();
  private picture = { id: '', text: '', lines: [] as readonly string[] };
  private readonly listeners = new Map<string, Listener>();
  private worker: Worker | null = null;
  private onFound: () => void = () => undefined;

  constructor(private readonly catalogue: Catalogue) {}

  /** Begins, and tells `onFound` of each answer; ends with the function that it returns. */
  start(onFound: () => void): () => void {
    this.onFound = onFound;
    const worker = new Worker(new URL('./checker.worker.ts', import.meta.url));
    this.worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => this.take(data));
    worker.addEventListener('error', () => {
      this.worker = null;
      this.ask({});
    });
    if (this.asked.files.length > 0) this.ask({});
    return () => {
      worker.terminate();
      this.worker = null;
      this.onFound = () => undefined;
    };
  }

  /** The bench as it is now; what was asked before is not asked again. */
  update({ files, profile, active, shownSecrets }: Bench): void {
    const { asked } = this;
    const hasSameFiles =
      asked.files.length === files.length && asked.files.every((file, index) => isSame(file, files[index]));
    const isKnown =
      hasSameFiles && asked.profile === profile && asked.active === active && asked.shownSecrets === shownSecrets;
    // The same files stay the same list: what was made of them still holds
    if (!isKnown) this.ask({ files: hasSameFiles ? asked.files : files, profile, active, shownSecrets });
  }

  /** A file has another text, before the page has taken it over. */
  write(id: string, text: string): void {
    this.ask({ files: this.asked.files.map((file) => (file.id === id ? { ...file, text } : file)) });
  }

  /** Other lines of the active file are in view. */
  look(drawn: DrawnLines): void {
    const { first, last } = this.asked.drawn;
    if (drawn.first !== first || drawn.last !== last) this.ask({ drawn });
  }

  /** Tells the listener of each picture of a file, and of the one that there is. */
  watch(id: string, listener: Listener): () => void {
    this.listeners.set(id, listener);
    if (this.picture.id === id) listener(this.picture);
    return () => this.listeners.delete(id);
  }

  /** What was found last. */
  get found(): FoundIn {
    const { files, findings } = this.answered;
    this.unpacked ??= { files, findings: unpacked(findings, files) };
    return this.unpacked;
  }

  private ask(change: Partial<CheckRequest>): void {
    this.asked = { ...this.asked, ...change, number: this.asked.number + 1 };
    this.open.set(this.asked.number, this.asked);
    if (this.worker) this.worker.postMessage(this.asked);
    else this.take(new Checking(this.catalogue).answer(this.asked), true);
  }

  private take({ number, picture, findings }: CheckAnswer, isWhole = false): void {
    const request = this.open.get(number);
    if (!request) return;
    // Older ones are not answered any more
    for (const other of this.open.keys()) if (other <= number) this.open.delete(other);
    this.answered = { files: request.files, findings };
    this.unpacked = null;
    if (picture) {
      const before = this.picture.id === request.active && !isWhole ? this.picture.lines : [];
      const text = request.files.find(({ id }) => id === request.active)?.text ?? '';
      this.picture = { id: request.active, text, lines: withChange(before, picture) };
      this.listeners.get(request.active)?.(this.picture);
    }
    this.onFound();
  }
}
