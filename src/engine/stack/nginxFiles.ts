import type { Catalogue } from '../../catalogue/types';
import { outerContext } from '../nginx/contexts';
import { DirectiveTable } from '../nginx/directiveTable';
import { parseNginx, type Statement } from '../nginx/parser';
import { profiles } from '../profiles';
import type { ProfileName } from '../types';
import { baseNameOf, sharedEnd } from './paths';
import { place, type Place } from './place';
import type { StackFile } from './types';

/** A directive or block of nginx in its surroundings; included files stand where they are included. */
export interface NginxNode {
  statement: Statement;
  name: string;
  args: string[];
  file: number;
  /** The block around it; null for the outermost level. */
  parent: NginxNode | null;
  /** What stands beside it, itself included, in order. */
  level: NginxNode[];
  children: NginxNode[];
}

/** All nginx files of a deployment as the trees that nginx reads. */
export interface NginxFiles {
  roots: NginxNode[][];
  /** A whole configuration is among them: what it does not set has its default. */
  complete: boolean;
}

interface Tree {
  file: number;
  name: string;
  statements: Statement[];
  context: string;
}

/** Reads the nginx files and puts included ones in their place; servers belong into the `http` block there is. */
export function readNginxFiles(files: readonly StackFile[], catalogue: Catalogue, profile: ProfileName): NginxFiles {
  const trees = files.flatMap(({ name, text, language, profile: own }, file): Tree[] => {
    if (language !== 'nginx') return [];
    const { statements } = parseNginx(text);
    const table = new DirectiveTable(catalogue.nginx, profiles[own ?? profile].name);
    return [{ file, name, statements, context: outerContext(statements, table) }];
  });
  const reader = new IncludeReader(trees);
  const mains = trees.filter(({ context }) => context === 'main');
  const roots = mains.map((tree) => reader.root(tree));
  const others = trees.filter((tree) => tree.context !== 'main' && !reader.included.has(tree.file));
  const named = new Set(others.flatMap((tree) => reader.includedBy(tree)));
  for (const tree of others.filter(({ file }) => !named.has(file))) {
    const http = roots.length === 1 ? roots[0]?.find(({ name }) => name === 'http') : undefined;
    if (http && tree.context === 'http') reader.fill(http.children, tree, http, 0);
    else roots.push(reader.root(tree));
  }
  return { roots, complete: mains.length === 1 };
}

class IncludeReader {
  readonly included = new Set<number>();

  constructor(private readonly trees: readonly Tree[]) {}

  root(tree: Tree): NginxNode[] {
    const level: NginxNode[] = [];
    this.fill(level, tree, null, 0);
    return level;
  }

  /** Adds the statements of a file to a level, included files in their place; deeper than ten files nothing is followed. */
  fill(level: NginxNode[], tree: Tree, parent: NginxNode | null, depth: number): void {
    const open: { statements: readonly Statement[]; level: NginxNode[]; parent: NginxNode | null }[] = [
      { statements: tree.statements, level, parent },
    ];
    for (let current = open.pop(); current; current = open.pop()) {
      for (const statement of current.statements) {
        const name = statement.name.value;
        const args = statement.args.map(({ value }) => value);
        const node: NginxNode = {
          statement,
          name,
          args,
          file: tree.file,
          parent: current.parent,
          level: current.level,
          children: [],
        };
        current.level.push(node);
        if (statement.body) open.push({ statements: statement.body, level: node.children, parent: node });
        if (name !== 'include' || depth >= 10) continue;
        for (const found of this.find(args[0] ?? '')) {
          if (found.file === tree.file) continue;
          this.included.add(found.file);
          this.fill(current.level, found, current.parent, depth + 1);
        }
      }
    }
  }

  /** Files that a tree includes, without placing them. */
  includedBy(tree: Tree): number[] {
    const files: number[] = [];
    const open = [...tree.statements];
    for (let statement = open.pop(); statement; statement = open.pop()) {
      if (statement.body) open.push(...statement.body);
      if (statement.name.value !== 'include') continue;
      files.push(
        ...this.find(statement.args[0]?.value ?? '')
          .map(({ file }) => file)
          .filter((file) => file !== tree.file),
      );
    }
    return files;
  }

  /** The files at hand that an `include` means: by their name, or by a pattern such as `sites-enabled/*`. */
  private find(pattern: string): Tree[] {
    const name = baseNameOf(pattern);
    if (name.includes('*')) {
      const [before = '', ...after] = name.split('*');
      const behind = after.at(-1) ?? '';
      const folder = /([^/]+)\/[^/]*$/.exec(pattern)?.[1];
      return this.trees.filter((tree) => {
        const base = baseNameOf(tree.name);
        if (tree.context === 'main' || base.length < before.length + behind.length) return false;
        if (!base.startsWith(before) || !base.endsWith(behind)) return false;
        return folder !== undefined && tree.name.split('/').at(-2)?.replace('-available', '-enabled') === folder;
      });
    }
    const found = this.trees
      .filter((tree) => tree.context !== 'main' && baseNameOf(tree.name) === name)
      .map((tree) => ({ tree, shared: sharedEnd(tree.name, pattern) }));
    const best = Math.max(...found.map(({ shared }) => shared));
    const closest = found.filter(({ shared }) => shared === best);
    return closest.length === 1 && closest[0] ? [closest[0].tree] : [];
  }
}

/** Every node of all trees, blocks before what they hold. */
export function* allNodes({ roots }: NginxFiles): Generator<NginxNode> {
  const open = roots.flat().reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child) open.push(child);
    }
  }
}

const indexes = new WeakMap<NginxNode[], Map<string, NginxNode[]>>();

/** The directives of one level by their name. */
export function named(level: NginxNode[], name: string): readonly NginxNode[] {
  let index = indexes.get(level);
  if (!index) {
    index = new Map();
    for (const node of level) {
      const list = index.get(node.name);
      if (list) list.push(node);
      else index.set(node.name, [node]);
    }
    indexes.set(level, index);
  }
  return index.get(name) ?? [];
}

/** The directive that counts at a place: the nearest level that has it, the last line there. */
export function inherited(from: NginxNode, name: string): NginxNode | null {
  let level: NginxNode[] | null = from.level;
  let parent = from.parent;
  while (level) {
    const found = named(level, name).at(-1);
    if (found) return found;
    level = parent?.level ?? null;
    parent = parent?.parent ?? null;
  }
  return null;
}

/** The nearest enclosing block of that name. */
export function enclosing(node: NginxNode, name: string): NginxNode | null {
  for (let block = node.parent; block; block = block.parent) if (block.name === name) return block;
  return null;
}

export const nodePlace = ({ file, statement }: NginxNode): Place => place(file, statement.span);

/** From the name to the last argument, without the semicolon. */
export function headPlace({ file, statement }: NginxNode): Place {
  const end = statement.args.at(-1)?.span.end ?? statement.name.span.end;
  return place(file, { start: statement.name.span.start, end });
}
