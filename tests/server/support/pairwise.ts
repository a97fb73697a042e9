/** Values by the name of their factor. */
export type Factors = Record<string, readonly unknown[]>;
export type Row<T extends Factors> = { [Name in keyof T]: T[Name][number] };

/** Number of the value of each factor, by the number of the factor. */
type Choice = number[];

const pairName = (a: number, x: number, b: number, y: number): string => `${a}=${x} ${b}=${y}`;

/**
 * Rows in which every pair of values of two factors occurs at least once; greedy, the same rows each time. Filled up
 * to `least` rows with further combinations, so that more than pairs meet.
 */
export function pairwise<T extends Factors>(factors: T, least: number): Row<T>[] {
  const names = Object.keys(factors);
  const sizes = names.map((name) => factors[name]?.length ?? 0);
  const open = new Set<string>();
  for (const [a, sizeA] of sizes.entries())
    for (const [b, sizeB] of sizes.entries())
      if (a < b) for (let x = 0; x < sizeA; x += 1) for (let y = 0; y < sizeB; y += 1) open.add(pairName(a, x, b, y));

  const rows: Choice[] = [];
  while (open.size > 0) {
    const row = nextRow(sizes, open);
    for (const pair of pairsIn(row)) open.delete(pair);
    rows.push(row);
  }
  for (let extra = 0; rows.length < least; extra += 1)
    rows.push(sizes.map((size, factor) => (extra * (2 * factor + 3) + factor) % size));
  return rows.map(
    (row) => Object.fromEntries(names.map((name, factor) => [name, factors[name]?.[row[factor] ?? 0]])) as Row<T>,
  );
}

function pairsIn(row: Choice): string[] {
  return row.flatMap((x, a) => row.slice(a + 1).map((y, further) => pairName(a, x, a + 1 + further, y)));
}

/** Begins with a pair that is still open, and gives each further factor the value that closes most of them. */
function nextRow(sizes: readonly number[], open: ReadonlySet<string>): Choice {
  const [first = ''] = open;
  const row: (number | undefined)[] = sizes.map(() => undefined);
  for (const part of first.split(' ')) {
    const [factor = 0, value = 0] = part.split('=').map(Number);
    row[factor] = value;
  }
  for (const [factor, size] of sizes.entries()) {
    if (row[factor] !== undefined) continue;
    let best = { value: 0, closes: -1 };
    for (let value = 0; value < size; value += 1) {
      const closes = row.filter((other, index) => {
        if (other === undefined) return false;
        return open.has(index < factor ? pairName(index, other, factor, value) : pairName(factor, value, index, other));
      }).length;
      if (closes > best.closes) best = { value, closes };
    }
    row[factor] = best.value;
  }
  return row.map((value) => value ?? 0);
}
