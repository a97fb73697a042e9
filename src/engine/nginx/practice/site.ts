import type { Edit, Profile, Span } from '../../types';
import { allNodes, ownNodes } from '../inheritance';
import type { NginxBlock, NginxNode, NginxReading } from '../readNginx';

/** One configuration as the rules of good practice see it. */
export interface Site {
  reading: NginxReading;
  /** The text that is looked at; statements of other files stand elsewhere. */
  text: string;
  profile: Profile;
  /** Statements of the text itself, in order. */
  nodes: NginxNode[];
  byName: ReadonlyMap<string, NginxNode[]>;
  /** By their first word. */
  upstreams: ReadonlyMap<string, NginxNode>;
  /** `set` by the variable with its `$`. */
  sets: ReadonlyMap<string, NginxNode[]>;
}

function grouped(nodes: readonly NginxNode[], keyOf: (node: NginxNode) => string): Map<string, NginxNode[]> {
  const groups = new Map<string, NginxNode[]>();
  for (const node of nodes) {
    const group = groups.get(keyOf(node));
    if (group) group.push(node);
    else groups.set(keyOf(node), [node]);
  }
  return groups;
}

export function siteOf(reading: NginxReading, text: string, profile: Profile): Site {
  const nodes = [...allNodes(reading.root)].filter(({ statement }) => statement.file === null && !statement.broken);
  const byName = grouped(nodes, ({ statement }) => statement.name.value);
  const firstWord = ({ statement }: NginxNode): string => statement.args[0]?.value ?? '';
  const upstreams = new Map((byName.get('upstream') ?? []).map((node) => [firstWord(node), node]));
  return { reading, text, profile, nodes, byName, upstreams, sets: grouped(byName.get('set') ?? [], firstWord) };
}

export const named = ({ byName }: Site, ...names: string[]): NginxNode[] =>
  names.flatMap((name) => byName.get(name) ?? []);

/** Blocks deeper than that are not looked into, nor out of: no real file has them, and the time stays linear. */
export const deepest = 8;

/** `uwsgi_params` of nginx 1.22.1 (Debian 12 adds `HTTP_HOST`). */
const uwsgiParams = [
  ...['QUERY_STRING', 'REQUEST_METHOD', 'CONTENT_TYPE', 'CONTENT_LENGTH', 'REQUEST_URI', 'PATH_INFO', 'DOCUMENT_ROOT'],
  ...['SERVER_PROTOCOL', 'REQUEST_SCHEME', 'HTTPS', 'REMOTE_ADDR', 'REMOTE_PORT', 'SERVER_PORT', 'SERVER_NAME'],
];

/** Lines of the files that the packages bring along, by directive. */
const knownFiles: Record<string, { directive: string; names: string[] }> = {
  uwsgi_params: { directive: 'uwsgi_param', names: uwsgiParams },
  proxy_params: { directive: 'proxy_set_header', names: ['Host', 'X-Real-IP', 'X-Forwarded-For', 'X-Forwarded-Proto'] },
  fastcgi_params: { directive: 'fastcgi_param', names: [] },
  'fastcgi.conf': { directive: 'fastcgi_param', names: [] },
  scgi_params: { directive: 'scgi_param', names: [] },
  'mime.types': { directive: 'types', names: [] },
};

/** A line of a list, written in the text or in a file that is known. */
export interface Item {
  /** First word as written; names of headers are compared without regard to case. */
  name: string;
  /** Second word; null where it stands in a file that is not at hand. */
  value: string | null;
  node: NginxNode | null;
}

const fileOf = ({ statement }: NginxNode): string => {
  const path = statement.args[0]?.value ?? '';
  return path.slice(path.lastIndexOf('/') + 1);
};

interface OwnItems {
  items: Item[];
  open: boolean;
}

const known = new WeakMap<NginxBlock, Map<string, OwnItems>>();

/** Lines of a directive in one block, and whether a file that is not at hand may hold more of them. */
export function ownItems(block: NginxBlock, directive: string): OwnItems {
  const ofBlock = known.get(block) ?? new Map<string, OwnItems>();
  known.set(block, ofBlock);
  const found = ofBlock.get(directive) ?? readItems(block, directive);
  ofBlock.set(directive, found);
  return found;
}

function readItems(block: NginxBlock, directive: string): OwnItems {
  const items: Item[] = [];
  let open = false;
  const alone = ownNodes(block, 'include').length === 0;
  for (const node of alone ? ownNodes(block, directive) : block.nodes) {
    const name = node.statement.name.value;
    if (name === directive) {
      const [first, second] = node.statement.args;
      items.push({ name: first?.value ?? '', value: second?.value ?? '', node });
    } else if (name === 'include' && !node.found) {
      const file = knownFiles[fileOf(node)];
      if (file?.directive === directive)
        items.push(...file.names.map((item): Item => ({ name: item, value: null, node })));
      else if (!file && !isHttpInclude(node)) open = true;
    }
  }
  return { items, open };
}

/** `conf.d/*.conf` and `sites-enabled/*` hold servers. */
const isHttpInclude = ({ block, statement }: NginxNode): boolean =>
  block.context === 'http' &&
  /(?:conf\.d|sites-enabled|vhosts?(?:\.d)?|servers)\//.test(statement.args[0]?.value ?? '');

/** Whether nothing outside the text decides: the part of a `server` or `location` inherits from what is not seen. */
const isRooted = ({ context }: NginxBlock): boolean => context === 'main' || context === 'http';

export interface InForce {
  items: Item[];
  /** The block that they stand in. */
  level: NginxBlock | null;
  /** Something that is not at hand may change them. */
  open: boolean;
}

/** The lines of a list that hold in a block: nginx takes those of the innermost block that has any. */
export function itemsInForce(from: NginxBlock | null, directive: string): InForce {
  let depth = 0;
  for (let at = from; at; at = at.outer) {
    if (depth++ > deepest) return { items: [], level: null, open: true };
    const { items, open } = ownItems(at, directive);
    if (items.length > 0 || open) return { items, level: at, open };
    if (at.outer === null && !isRooted(at)) return { items: [], level: null, open: true };
  }
  return { items: [], level: null, open: false };
}

/** The value of a directive in force; null where it is not set, undefined where that is not known. */
export function valueInForce(from: NginxBlock, directive: string): string | null | undefined {
  const { items, open } = itemsInForce(from, directive);
  return open ? undefined : (items.at(-1)?.name ?? null);
}

export const has = (items: readonly Item[], name: string): boolean =>
  items.some((item) => item.name.toLowerCase() === name.toLowerCase());

/** Whether an `include` of this block or one around it may hold anything. */
export function unknownAround(from: NginxBlock): boolean {
  let depth = 0;
  for (let at: NginxBlock | null = from; at; at = at.outer) if (depth++ > deepest || ownItems(at, '').open) return true;
  return false;
}

/** The blank before a line, for lines that are put before it. */
function indentation(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const before = text.slice(start, at);
  return /^[ \t]*$/.test(before) ? `\n${before}` : ' ';
}

/** Puts a statement in front of another one, on a line of its own where that one has one. */
export const before = ({ text }: Site, { statement }: NginxNode, line: string): Edit => {
  const { start } = statement.span;
  return { span: { start, end: start }, text: `${line}${indentation(text, start)}` };
};

/** Removes a statement, with its line where it is alone on it. */
export function removal({ text }: Site, { statement }: NginxNode): Edit {
  let { start, end } = statement.span;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const alone =
    /^[ \t]*$/.test(text.slice(lineStart, start)) &&
    /^[ \t\r]*$/.test(text.slice(end, lineEnd < 0 ? text.length : lineEnd));
  if (alone && lineEnd >= 0) {
    start = lineStart;
    end = lineEnd + 1;
  }
  return { span: { start, end }, text: '' };
}

export const sourceOf = ({ text }: Site, { statement }: NginxNode): string =>
  text.slice(statement.span.start, statement.span.end);

/** Name and arguments, without the semicolon. */
export const headOf = ({ statement }: NginxNode): Span => ({
  start: statement.name.span.start,
  end: statement.args.at(-1)?.span.end ?? statement.name.span.end,
});
