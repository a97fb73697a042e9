/**
 * Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. Where it is
 * greater than `limit`, the result is some number greater than `limit`.
 */
export function distance(a: string, b: string, limit = Infinity): number {
  let before: number[] = [];
  let previous: number[] = [];
  for (let j = 0; j <= b.length; j += 1) previous.push(j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      let best = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      current.push(best);
      least = Math.min(least, best);
    }
    // A swap reaches back two rows and costs one: no later row gets below the least of these two
    if (least > limit && Math.min(...previous) >= limit) return least;
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/**
 * The name most likely meant: at most a third of the letters differ, upper and lower case count as equal.
 * Names longer than any known one are not compared, so that a giant word costs nothing.
 */
export function suggest(word: string, names: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const letters = new Letters(wanted);
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const name of names) {
    if (Math.abs(name.length - wanted.length) >= bestDistance) continue;
    const other = name.toLowerCase();
    if (letters.missingIn(other) >= bestDistance) continue;
    const current = distance(wanted, other, bestDistance - 1);
    if (current < bestDistance) {
      best = name;
      bestDistance = current;
    }
  }
  return best;
}

/** How often which letter occurs: a bound for the distance that costs far less than the distance. */
class Letters {
  private readonly counts = new Int32Array(128);

  constructor(word: string) {
    for (let index = 0; index < word.length; index += 1) this.add(word.charCodeAt(index), 1);
  }

  /** How many letters of another word have no counterpart in this one; no distance between both is smaller. */
  missingIn(other: string): number {
    let missing = 0;
    for (let index = 0; index < other.length; index += 1) if (this.add(other.charCodeAt(index), -1) < 0) missing += 1;
    for (let index = 0; index < other.length; index += 1) this.add(other.charCodeAt(index), 1);
    return missing;
  }

  /** Letters outside of ASCII share places: they only make the bound weaker. */
  private add(code: number, change: number): number {
    return (this.counts[code & 127] = (this.counts[code & 127] ?? 0) + change);
  }
}
