import { parseNginx, type Statement, type Tree } from './parser';

/** A further file of the same configuration. */
export interface ConfigurationFile {
  /** As far as it is known: `/etc/nginx/conf.d/a.conf`, `conf.d/a.conf` or `a.conf`. */
  path: string;
  text: string;
}

/** How deep files may include one another, and how many statements all of them together may have. */
const deepest = 10;
const most = 200_000;

/** Debian links what is switched on from one folder into the other. */
const parts = (path: string): string[] =>
  path
    .replace('sites-available/', 'sites-enabled/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');

/** `*` and `?` as glob(3) reads them within one part of a path. Linear in the product of both lengths. */
export function matchesGlob(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let retry = 0;
  let index = 0;
  while (index < name.length) {
    if (at < pattern.length && (pattern[at] === '?' || (pattern[at] === name[index] && pattern[at] !== '*'))) {
      at += 1;
      index += 1;
    } else if (pattern[at] === '*') {
      star = at;
      retry = index;
      at += 1;
    } else if (star >= 0) {
      at = star + 1;
      retry += 1;
      index = retry;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}

/**
 * Whether `include PATTERN` means the file, compared from the end as far as both paths go. A bare file name fits a
 * pattern with a star by its folder alone, so the folders of modules are left out.
 */
export function isIncluded(pattern: string, path: string): boolean {
  const wanted = parts(pattern);
  const given = parts(path);
  const length = Math.min(wanted.length, given.length);
  if (length === 0 || pattern.length > 500) return false;
  if (given.length === 1 && pattern.includes('*') && /modules/.test(pattern)) return false;
  for (let back = 1; back <= length; back += 1)
    if (!matchesGlob(wanted.at(-back) ?? '', given.at(-back) ?? '')) return false;
  return true;
}

/** The files at hand, each parsed once; hands out what an `include` brings. */
export class IncludedFiles {
  private readonly trees = new Map<ConfigurationFile, Tree>();
  private left = most;
  private readonly sorted: ConfigurationFile[];

  constructor(files: readonly ConfigurationFile[]) {
    // nginx reads what a pattern finds in the order of the names
    this.sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  }

  get isEmpty(): boolean {
    return this.sorted.length === 0;
  }

  /** Sets the tree of a file that is parsed already. */
  know(file: ConfigurationFile, tree: Tree): void {
    this.trees.set(file, tree);
  }

  treeOf(file: ConfigurationFile): Tree {
    const known = this.trees.get(file);
    if (known) return known;
    const tree = parseNginx(file.text, file.path);
    this.trees.set(file, tree);
    return tree;
  }

  /** The files that an `include` means; `open` are those that are being read. */
  of(statement: Statement, open: readonly ConfigurationFile[]): ConfigurationFile[] {
    const pattern = statement.args[0]?.value;
    if (this.isEmpty || pattern === undefined || statement.args.length !== 1 || open.length > deepest) return [];
    const found = this.sorted.filter((file) => !open.includes(file) && isIncluded(pattern, file.path));
    this.left -= found.reduce((sum, file) => sum + this.treeOf(file).statements.length, 0);
    return this.left < 0 ? [] : found;
  }
}
