import { suggest } from './text/distance';

/** How many different unknown names of one text are compared with all known ones. */
const limit = 60;

/** Suggestions for misspelt names, each computed once; a text full of nonsense costs no more than one full of slips. */
export class Suggestions {
  private readonly known = new Map<string, string | null>();

  of(word: string, names: () => Iterable<string>): string | null {
    const found = this.known.get(word);
    if (found !== undefined) return found;
    if (this.known.size >= limit || word.length > 60) return null;
    const result = suggest(word, names());
    this.known.set(word, result);
    return result;
  }
}
