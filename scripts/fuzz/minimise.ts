/** Shortens a text as long as `fails` holds: first by halves, at last by single characters. */
export function minimise(text: string, fails: (text: string) => boolean, maxTries = 3000): string {
  let smallest = text;
  let tries = 0;
  for (let size = Math.ceil(text.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    let from = 0;
    while (from < smallest.length && tries < maxTries) {
      const shorter = smallest.slice(0, from) + smallest.slice(from + size);
      tries += 1;
      if (fails(shorter)) smallest = shorter;
      else from += size;
    }
  }
  return smallest;
}
