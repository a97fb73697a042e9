import type { Random } from './random';

interface Material {
  /** Longest text that a mutation makes, in characters. */
  longest: number;
  seeds: readonly string[];
  pieces: readonly string[];
}

type Mutation = (text: string, random: Random, material: Material) => string;

const replace = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

/** A place, and one a little behind it. */
function range(text: string, random: Random): [from: number, to: number] {
  const from = random.below(text.length + 1);
  return [from, Math.min(text.length, from + 1 + random.below(random.fraction() < 0.8 ? 8 : 80))];
}

const mutations: [Mutation, ...Mutation[]] = [
  // Cuts something out
  (text, random) => replace(text, ...range(text, random), ''),
  // Puts a known piece in, or in place of something
  (text, random, { pieces }) => {
    const [from, to] = range(text, random);
    return replace(text, from, random.fraction() < 0.7 ? from : to, random.pick(pieces) ?? '');
  },
  // Writes something twice, or many times
  (text, random) => {
    const [from, to] = range(text, random);
    return replace(text, to, to, text.slice(from, to).repeat(1 + random.below(random.fraction() < 0.9 ? 2 : 20)));
  },
  // Changes one character
  (text, random) => {
    const at = random.below(text.length);
    const code = text.charCodeAt(at) ^ (1 << random.below(random.fraction() < 0.9 ? 7 : 16));
    return replace(text, at, at + 1, String.fromCharCode(code));
  },
  // Moves something
  (text, random) => {
    const [from, to] = range(text, random);
    const rest = replace(text, from, to, '');
    const at = random.below(rest.length + 1);
    return replace(rest, at, at, text.slice(from, to));
  },
  // Swaps, drops or doubles lines
  (text, random) => {
    const lines = text.split('\n');
    const one = random.below(lines.length);
    const other = random.below(lines.length);
    const line = lines[one] ?? '';
    if (random.fraction() < 0.5) lines[one] = lines[other] ?? '';
    if (random.fraction() < 0.8) lines[other] = line;
    else lines.splice(other, 1);
    return lines.join('\n');
  },
  // Goes on as another seed
  (text, random, { seeds }) => {
    const other = random.pick(seeds) ?? '';
    return text.slice(0, random.below(text.length + 1)) + other.slice(random.below(other.length + 1));
  },
  // Ends early
  (text, random) => text.slice(0, random.below(text.length + 1)),
];

/** One of the seeds, changed in one to six ways. */
export function mutant(random: Random, material: Material): string {
  const { longest } = material;
  const seed = random.pick(material.seeds) ?? '';
  // Of a seed that is too long any part will do
  const from = random.below(Math.max(1, seed.length - longest + 1));
  let text = seed.slice(from, from + longest);
  for (let count = 1 + random.below(6); count > 0; count -= 1)
    text = random.pick(mutations)(text, random, material).slice(0, longest);
  return text;
}
