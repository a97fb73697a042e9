import type { Edit, Profile, Span } from '../../types';
import { allNodes, ownNodes, valuesOf } from '../inheritance';
import type { NginxBlock, NginxNode, NginxReading } from '../readNginx';

/** One configuration as the rules of good practice see it. */
export interface Site {
  reading: NginxReading;
  /** The text that is looked at; statements of other files stand elsewhere. */
  text: string;
  profile: Profile;
  /** Statements of the text itself, in order. */
  nodes: NginxNode[];
}

export function siteOf(reading: NginxReading, text: string, profile: Profile): Site {
  const nodes = [...allNodes(reading.root)].filter(({ statement }) => statement.file === null && !statement.broken);
  return { reading, text, profile, nodes };
}

export const named = (site: Site, ...names: string[]): NginxNode[] =>
  site.nodes.filter(({ statement }) => names.includes(statement.name.value));

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

/** Lines of a directive in one block, and whether a file that is not at hand may hold more of them. */
export function ownItems(block: NginxBlock, directive: string): { items: Item[]; open: boolean } {
  const items: Item[] = [];
  let open = false;
  for (const node of block.nodes) {
    const name = node.statement.name.value;
    if (name === directive) {
      const [first = '', second] = valuesOf(node);
      items.push({ name: first, value: second ?? '', node });
    } else if (name === 'include' && !node.found) {
      const known = knownFiles[fileOf(node)];
      if (known?.directive === directive)
        items.push(...known.names.map((item): Item => ({ name: item, value: null, node })));
      else if (!known && !isHttpInclude(node)) open = true;
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
  for (let at = from; at; at = at.outer) {
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

/** An `include` of this block that may hold anything. */
export const includesUnknown = (block: NginxBlock): boolean =>
  ownNodes(block, 'include').some(
    (node) => !node.found && knownFiles[fileOf(node)] === undefined && !isHttpInclude(node),
  );

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
