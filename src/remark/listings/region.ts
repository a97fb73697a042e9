/** A region that does not exist or does not end; the message is German. */
export class RegionError extends Error {}

const start = /^\s*(?:#|\/\/|;)\s*region\s+(\S+)\s*$/;
const end = /^\s*(?:#|\/\/|;)\s*endregion\b/;

/**
 * The lines between `# region NAME` and `# endregion`, moved to the left; the whole text without its markers where no
 * name is given. Throws `RegionError` where the region is missing or open, or regions lie in one another.
 */
export function region(text: string, name: string | null): string {
  const all: string[] = [];
  const found: string[] = [];
  let current: string | null = null;
  let met = false;
  for (const line of text.replace(/\n+$/, '').split('\n')) {
    const opened = start.exec(line)?.[1];
    if (opened !== undefined) {
      if (current !== null) throw new RegionError(`Der Bereich „${opened}“ liegt im Bereich „${current}“.`);
      current = opened;
      met ||= opened === name;
    } else if (end.test(line)) {
      if (current === null) throw new RegionError('Ein Bereich endet, der nicht begonnen hat.');
      current = null;
    } else {
      all.push(line);
      if (current !== null && current === name) found.push(line);
    }
  }
  if (current !== null) throw new RegionError(`Der Bereich „${current}“ hat kein Ende.`);
  if (name === null) return withoutDoubleBlanks(all).join('\n');
  if (!met) throw new RegionError(`Den Bereich „${name}“ gibt es nicht.`);
  return dedented(found).join('\n');
}

/** Where a marker stood between two empty lines, one is enough. */
const withoutDoubleBlanks = (lines: string[]): string[] => {
  const kept = lines.filter((line, index) => line !== '' || lines[index - 1] !== '' || lines[index + 1] === undefined);
  while (kept.at(-1) === '') kept.pop();
  return kept;
};

function dedented(lines: string[]): string[] {
  const depth = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  const moved = lines.map((line) => line.slice(Number.isFinite(depth) ? depth : 0));
  while (moved[0] === '') moved.shift();
  while (moved.at(-1) === '') moved.pop();
  return moved;
}
