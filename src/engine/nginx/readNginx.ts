import type { NginxDirective } from '../../catalogue/nginxTypes';
import type { Catalogue } from '../../catalogue/types';
import type { Profile } from '../types';
import { innerContext, outerContext } from './contexts';
import { DirectiveTable } from './directiveTable';
import { IncludedFiles, type ConfigurationFile } from './includedFiles';
import { parseNginx, type Statement, type Tree } from './parser';

/** One statement and where it stands. */
export interface NginxNode {
  statement: Statement;
  /** The block that it stands in. */
  block: NginxBlock;
  /** Its own block; null for a simple directive. */
  inner: NginxBlock | null;
  /** What nginx knows by this name here; null where it knows nothing, and for the lines of a table. */
  directive: NginxDirective | null;
  /** Of an `include`: its file is at hand, and what it holds follows in `block.nodes`. */
  found: boolean;
}

/** One block, or what stands outside all blocks. */
export interface NginxBlock {
  /** `main`, `http`, `server`, `location`, `data:map`, …; `unknown` where nothing can be said. */
  context: string;
  /** The statement that opens it; null for the outermost. */
  node: NginxNode | null;
  outer: NginxBlock | null;
  /** In the order of nginx, with what included files bring in the place of the `include`. */
  nodes: NginxNode[];
}

export interface NginxReading {
  /** The text itself, with comments and what is wrong with its structure. */
  tree: Tree;
  /** The outermost block: of the text, or of the given file that includes it. */
  root: NginxBlock;
  table: DirectiveTable;
}

export interface ReadOptions {
  fileName?: string;
  /** Further files of the same configuration; an `include` that means one of them is followed. */
  files?: readonly ConfigurationFile[];
}

/** Reads a configuration or a part of one, with the context of each statement. Never throws; linear time. */
export function readNginx(
  text: string,
  catalogue: Catalogue,
  profile: Profile,
  { fileName, files = [] }: ReadOptions = {},
): NginxReading {
  const tree = parseNginx(text);
  const own: ConfigurationFile = { path: fileName ?? 'nginx.conf', text };
  const others = files.filter((file) => file.path !== fileName);
  const table = new DirectiveTable(catalogue.nginx, profile.name);
  const whole = others.length === 0 || fileName === undefined ? null : wholeAround(own, tree, others, table);
  if (whole) return { tree, root: whole, table };
  const included = new IncludedFiles(others);
  loadModules(tree.statements, table);
  const context = outerContext(tree.statements, table);
  return { tree, root: new Reader(table, included).read(tree.statements, context, own), table };
}

/** The whole configuration among the given files that includes the text; null where none does. */
function wholeAround(
  own: ConfigurationFile,
  tree: Tree,
  others: readonly ConfigurationFile[],
  table: DirectiveTable,
): NginxBlock | null {
  for (const file of others) {
    const included = new IncludedFiles([...others.filter((other) => other !== file), own]);
    included.know(own, tree);
    const { statements } = included.treeOf(file);
    if (outerContext(statements, table) !== 'main') continue;
    const reader = new Reader(table, included);
    loadModules(statements, table);
    const root = reader.read(statements, 'main', file);
    if (reader.met.has(own)) return root;
  }
  return null;
}

/** `load_module` comes before everything that it makes known. */
function loadModules(statements: readonly Statement[], table: DirectiveTable): void {
  for (const { name, args } of statements) if (name.value === 'load_module' && args[0]) table.load(args[0].value);
}

class Reader {
  /** Files that an `include` has brought in. */
  readonly met = new Set<ConfigurationFile>();

  constructor(
    private readonly table: DirectiveTable,
    private readonly files: IncludedFiles,
  ) {}

  /** A stack of its own keeps deep nesting harmless. */
  read(statements: readonly Statement[], context: string, file: ConfigurationFile): NginxBlock {
    const root: NginxBlock = { context, node: null, outer: null, nodes: [] };
    const open: { statements: readonly Statement[]; next: number; block: NginxBlock; files: ConfigurationFile[] }[] = [
      { statements, next: 0, block: root, files: [file] },
    ];
    for (let level = open.at(-1); level; level = open.at(-1)) {
      const statement = level.statements[level.next];
      level.next += 1;
      if (!statement) {
        open.pop();
        continue;
      }
      const { block } = level;
      const node = this.nodeOf(statement, block);
      block.nodes.push(node);
      if (node.inner && statement.body)
        open.push({ statements: statement.body, next: 0, block: node.inner, files: level.files });
      if (statement.name.value !== 'include' || statement.body !== null) continue;
      const found = this.files.of(statement, level.files);
      node.found = found.length > 0;
      for (const included of found.reverse()) {
        this.met.add(included);
        const inside = this.files.treeOf(included).statements;
        open.push({ statements: inside, next: 0, block, files: [...level.files, included] });
      }
    }
    return root;
  }

  private nodeOf(statement: Statement, block: NginxBlock): NginxNode {
    const { context } = block;
    const name = statement.name.value;
    const isData = context === 'unknown' || context.startsWith('data:');
    const directive = isData ? null : this.table.find(name, context);
    const node: NginxNode = { statement, block, inner: null, directive, found: false };
    if (statement.body !== null) {
      const inner = directive?.block === true ? innerContext(name, context) : 'unknown';
      node.inner = { context: inner, node, outer: block, nodes: [] };
    }
    return node;
  }
}
