const umlauts: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** Part of an id: lower case, ASCII, words joined by hyphens. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => umlauts[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}

/** Hands out each id once: `id`, `id-2`, `id-3`. */
export class Ids {
  private readonly used = new Set<string>();

  take(wanted: string): string {
    let id = wanted;
    for (let number = 2; this.used.has(id); number += 1) id = `${wanted}-${number}`;
    this.used.add(id);
    return id;
  }
}
