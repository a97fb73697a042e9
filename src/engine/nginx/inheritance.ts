/** Which directives hold at a place, for rules that look at a whole configuration. */
import type { NginxBlock, NginxNode, NginxReading } from './readNginx';

/**
 * Directives that act in their own block and are not inherited by the blocks inside. `…_pass` of a `location` holds
 * in an `if` and a `limit_except` inside it (nginx 1.22.1, ngx_http_proxy_merge_loc_conf: `noname`).
 */
const notInherited = new Set([
  ...['return', 'rewrite', 'set', 'break', 'if', 'location', 'server', 'try_files', 'internal', 'listen', 'upstream'],
  ...['server_name', 'limit_except', 'stub_status', 'empty_gif', 'flv', 'mp4', 'include', 'satisfy_any', 'map', 'geo'],
]);
const isPass = (name: string): boolean => /^(?:proxy|uwsgi|fastcgi|scgi|grpc|memcached)_pass$/.test(name);

/** Dozens of rules ask one block for names that are seldom there. */
const byName = new WeakMap<NginxBlock, Map<string, NginxNode[]>>();

function grouped(nodes: Iterable<NginxNode>): Map<string, NginxNode[]> {
  const groups = new Map<string, NginxNode[]>();
  for (const node of nodes) {
    const name = node.statement.name.value;
    const group = groups.get(name);
    if (group) group.push(node);
    else groups.set(name, [node]);
  }
  return groups;
}

/** All directives of a name that stand in a block itself, once the block is read. */
export function ownNodes(block: NginxBlock, name: string): readonly NginxNode[] {
  let groups = byName.get(block);
  if (!groups) {
    groups = grouped(block.nodes);
    byName.set(block, groups);
  }
  return groups.get(name) ?? [];
}

/**
 * The directives of a name in force in a block: those of the innermost block that has any. So nginx inherits both kinds:
 * a simple directive from the nearest block that sets it, and a list (`add_header`, `proxy_set_header`, `uwsgi_param`)
 * as a whole, which one line further inside replaces.
 */
export function inForce(block: NginxBlock, name: string): readonly NginxNode[] {
  const own = notInherited.has(name);
  for (let at: NginxBlock | null = block; at; at = at.outer) {
    const nodes = ownNodes(at, name);
    if (nodes.length > 0 || own) return nodes;
    if (isPass(name) && at.context !== 'if in location' && at.context !== 'limit_except') return [];
  }
  return [];
}

/** The one that counts of a directive that may stand once. */
export const settingInForce = (block: NginxBlock, name: string): NginxNode | null =>
  inForce(block, name).at(-1) ?? null;

/** Values behind the name. */
export const valuesOf = ({ statement }: NginxNode): string[] => statement.args.map(({ value }) => value);

/** All nodes of a reading, each before what stands inside it. */
export function* allNodes(root: NginxBlock): Generator<NginxNode> {
  const open: { nodes: readonly NginxNode[]; next: number }[] = [{ nodes: root.nodes, next: 0 }];
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const node = level.nodes[level.next];
    level.next += 1;
    if (!node) {
      open.pop();
      continue;
    }
    yield node;
    if (node.inner) open.push({ nodes: node.inner.nodes, next: 0 });
  }
}

const anywhere = new WeakMap<NginxBlock, Map<string, NginxNode[]>>();

/** All directives of a name anywhere, for example every `uwsgi_pass`. */
export function nodesNamed({ root }: NginxReading, name: string): readonly NginxNode[] {
  let groups = anywhere.get(root);
  if (!groups) {
    groups = grouped(allNodes(root));
    anywhere.set(root, groups);
  }
  return groups.get(name) ?? [];
}

/** The blocks around a node, innermost first; the outermost one is the file. */
export function enclosingBlocks({ block }: NginxNode): NginxBlock[] {
  const blocks: NginxBlock[] = [];
  for (let at: NginxBlock | null = block; at; at = at.outer) blocks.push(at);
  return blocks;
}

/** The `upstream` of a name; names are compared without regard to case. */
export function upstreamNamed(reading: NginxReading, name: string): NginxBlock | null {
  const wanted = name.toLowerCase();
  const found = nodesNamed(reading, 'upstream').find(
    ({ statement }) => statement.args[0]?.value.toLowerCase() === wanted,
  );
  return found?.inner ?? null;
}

/** First words of the `server` lines of an upstream: addresses. */
export const upstreamAddresses = (upstream: NginxBlock): string[] =>
  ownNodes(upstream, 'server').flatMap((node) => valuesOf(node).slice(0, 1));
