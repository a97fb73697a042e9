import type { PracticeFinding } from '../../practice';
import { locationParts, type LocationParts } from '../checkLocation';
import { passTarget } from '../checkPass';
import { ownNodes } from '../inheritance';
import type { NginxBlock, NginxNode } from '../readNginx';
import { innerSpan } from '../word';
import { headOf, named, type Site } from './site';

interface Prefix {
  node: NginxNode;
  parts: LocationParts;
}

/** Locations that compare the beginning of an address. */
function prefixes(site: Site): Prefix[] {
  return named(site, 'location').flatMap((node) => {
    const parts = locationParts(node.statement);
    return parts && (parts.modifier === '' || parts.modifier === '^~') && parts.uri.startsWith('/')
      ? [{ node, parts }]
      : [];
  });
}

const uris = new WeakMap<NginxBlock, Set<string>>();

/** Addresses of the locations of one block. */
function urisOf(block: NginxBlock): Set<string> {
  const found =
    uris.get(block) ?? new Set(ownNodes(block, 'location').map(({ statement }) => locationParts(statement)?.uri ?? ''));
  uris.set(block, found);
  return found;
}

/** `/uri` becomes `/uri/`, where there is no such location yet. */
function withSlash({
  node,
  parts,
}: Prefix): { title: string; edits: { span: { start: number; end: number }; text: string }[] }[] {
  const wanted = `${parts.uri}/`;
  const taken = urisOf(node.block).has(wanted);
  const { end } = innerSpan(parts.word);
  return taken ? [] : [{ title: `location ${wanted} schreiben`, edits: [{ span: { start: end, end }, text: '/' }] }];
}

/** The location delivers the files of its `alias` itself; a `…_pass` or `return` would answer in its place. */
function aliasOf({ inner }: NginxNode): NginxNode | null {
  if (!inner || inner.nodes.some(({ statement }) => /^(?:return|.*_pass)$/.test(statement.name.value))) return null;
  return ownNodes(inner, 'alias').at(-1) ?? null;
}

/** `GET /al2../secret.txt` delivers /srv/secret.txt (observed). */
export function aliasTraversal(site: Site): PracticeFinding[] {
  return prefixes(site).flatMap((prefix) => {
    const alias = aliasOf(prefix.node);
    const value = alias?.statement.args[0]?.value ?? '';
    if (!alias || prefix.parts.uri.endsWith('/') || !value.endsWith('/')) return [];
    return [
      {
        code: 'practice/alias-traversal',
        span: headOf(prefix.node),
        values: { uri: `\`${prefix.parts.uri}../\``, wanted: `\`location ${prefix.parts.uri}/\`` },
        fixes: withSlash(prefix),
      },
    ];
  });
}

/** `location /al3/ { alias /srv/data; }`: nginx looks for `/srv/dataf.txt` (observed: 404). */
export function aliasWithoutSlash(site: Site): PracticeFinding[] {
  return prefixes(site).flatMap(({ node, parts }) => {
    const alias = aliasOf(node);
    const word = alias?.statement.args[0];
    if (!alias || !word || alias.statement.file !== null) return [];
    if (!parts.uri.endsWith('/') || word.value.endsWith('/') || word.value.includes('$')) return [];
    const { end } = innerSpan(word);
    return [
      {
        code: 'practice/alias-without-slash',
        span: headOf(alias),
        values: { file: `\`${word.value}logo.png\``, right: `\`${word.value}/\`` },
        fixes: [{ title: 'Schrägstrich ergänzen', edits: [{ span: { start: end, end }, text: '/' }] }],
      },
    ];
  });
}

/** `/c` with `http://b/`: the backend sees `//p` of `/c/p`; `/d/` with `http://b/x`: `/xp` of `/d/p` (observed). */
export function proxySlash(site: Site): PracticeFinding[] {
  return prefixes(site).flatMap((prefix) => {
    const { node, parts } = prefix;
    const pass = node.inner ? ownNodes(node.inner, 'proxy_pass').at(-1) : undefined;
    const word = pass?.statement.args[0];
    if (!pass || !word || word.value.includes('$') || pass.statement.file !== null) return [];
    // The path that `rewrite` has changed is handed on whole
    if (node.inner && ownNodes(node.inner, 'rewrite').length > 0) return [];
    const { uri } = passTarget('proxy_pass', word.value);
    if (uri === '' || uri.includes('?')) return [];
    if (!parts.uri.endsWith('/') && uri.endsWith('/')) {
      return [
        {
          code: 'practice/proxy-pass-slash',
          span: headOf(pass),
          values: { request: `\`${parts.uri}/a\``, seen: `\`${uri}/a\`` },
          fixes: withSlash(prefix),
        },
      ];
    }
    if (!parts.uri.endsWith('/') || uri.endsWith('/')) return [];
    const { end } = innerSpan(word);
    return [
      {
        code: 'practice/proxy-pass-slash',
        variant: 'glued',
        span: headOf(pass),
        values: { request: `\`${parts.uri}a\``, seen: `\`${uri}a\`` },
        fixes: [{ title: 'Schrägstrich ergänzen', edits: [{ span: { start: end, end }, text: '/' }] }],
      },
    ];
  });
}

/** The request never reaches the application: 404 for everything that is no file (observed). */
export function tryFilesFirst(site: Site): PracticeFinding[] {
  return prefixes(site).flatMap(({ node }) => {
    if (!node.inner) return [];
    const [tried] = ownNodes(node.inner, 'try_files');
    const passes = [...ownNodes(node.inner, 'uwsgi_pass'), ...ownNodes(node.inner, 'proxy_pass')];
    if (!tried || tried.statement.file !== null || passes.length === 0) return [];
    if (!/^=4\d\d$/.test(tried.statement.args.at(-1)?.value ?? '')) return [];
    return [{ code: 'practice/try-files-before-pass', span: headOf(tried) }];
  });
}

/** In the implicit location of the `if` there is no try_files: 404 (observed). */
export function ifWithTryFiles(site: Site): PracticeFinding[] {
  return named(site, 'location').flatMap(({ inner }) => {
    if (!inner || ownNodes(inner, 'try_files').length === 0) return [];
    return ownNodes(inner, 'if')
      .filter(({ statement }) => statement.file === null)
      .filter(({ inner: body }) => body !== null && body.nodes.length > 0 && !leaves(body.nodes))
      .map((node) => ({ code: 'practice/if-beside-try-files', span: headOf(node) }));
  });
}

/** The request goes somewhere else, or is answered. */
const leaves = (nodes: readonly NginxNode[]): boolean =>
  nodes.some(({ statement }) => /^(?:return|rewrite|include|.*_pass)$/.test(statement.name.value));
