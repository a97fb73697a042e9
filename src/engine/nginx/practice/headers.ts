import type { PracticeFinding } from '../../practice';
import { list } from '../../values/explanation';
import { ownNodes } from '../inheritance';
import type { NginxBlock, NginxNode } from '../readNginx';
import { before, deepest, has, headOf, itemsInForce, named, ownItems, sourceOf, type Item, type Site } from './site';

/** Headers that protect the visitor: to lose one is a hole. */
const protecting =
  /^(?:strict-transport-security|x-frame-options|x-content-type-options|content-security-policy|referrer-policy|permissions-policy|cross-origin-.*)$/i;

/** Blocks that hold lines of a directive themselves. */
function blocksWith(site: Site, directive: string): { block: NginxBlock; first: NginxNode }[] {
  const found = new Map<NginxBlock, NginxNode>();
  for (const node of named(site, directive)) if (!found.has(node.block)) found.set(node.block, node);
  return [...found].map(([block, first]) => ({ block, first }));
}

/** Lines of the blocks around that no longer hold, because the block has lines of its own. */
function lostItems(block: NginxBlock, directive: string): Item[] {
  const own = ownItems(block, directive);
  if (own.open) return [];
  const given = new Set(own.items.map(({ name }) => name.toLowerCase()));
  return itemsInForce(block.outer, directive).items.filter(({ name }) => !given.has(name.toLowerCase()));
}

/** Puts the lost lines into the block, where they stand in this text. */
function restoring(
  site: Site,
  first: NginxNode,
  lost: readonly Item[],
): { title: string; edits: ReturnType<typeof before>[] }[] {
  const nodes = lost.map(({ node }) => node);
  if (nodes.some((node) => node === null || node.statement.file !== null || node.statement.name.value === 'include'))
    return [];
  const lines = nodes.flatMap((node) => (node ? [sourceOf(site, node)] : []));
  const edit = before(site, first, '');
  return [
    {
      title: 'Zeilen hier wiederholen',
      edits: [{ span: edit.span, text: lines.map((line) => `${line}${edit.text}`).join('') }],
    },
  ];
}

const codes = (items: readonly Item[]): string =>
  list([...new Set(items.map(({ name }) => name))].slice(0, 6).map((name) => `\`${name}\``));

/** server `add_header X-A`, location `add_header X-B`: only X-B is sent (observed). */
export function addHeaderLost(site: Site): PracticeFinding[] {
  return blocksWith(site, 'add_header').flatMap(({ block, first }) => {
    if (itemsInForce(block, 'add_header_inherit').items.length > 0) return [];
    const lost = lostItems(block, 'add_header').filter(({ value }) => value !== '');
    if (lost.length === 0) return [];
    return [
      {
        code: 'practice/add-header-lost',
        span: headOf(first),
        ...(lost.some(({ name }) => protecting.test(name)) ? {} : { variant: 'other' }),
        values: { names: codes(lost) },
        fixes: restoring(site, first, lost),
      },
    ];
  });
}

/** Not sent with 404 or 500: only with 200, 201, 204, 206 and redirects (observed). */
export function withoutAlways(site: Site): PracticeFinding[] {
  return blocksWith(site, 'add_header').flatMap(({ block }) => {
    const found = ownNodes(block, 'add_header').filter(
      ({ statement }) =>
        statement.file === null && statement.args.length === 2 && protecting.test(statement.args[0]?.value ?? ''),
    );
    const [first] = found;
    if (!first) return [];
    return [
      {
        code: 'practice/add-header-without-always',
        span: headOf(first),
        values: { name: `\`${first.statement.args[0]?.value ?? ''}\`` },
        fixes: [
          {
            title: 'always ergänzen',
            edits: found.map((node) => ({ span: { start: headOf(node).end, end: headOf(node).end }, text: ' always' })),
          },
        ],
      },
    ];
  });
}

/** A line in the location drops Host and all the others of the server (observed). */
export function proxyHeadersLost(site: Site): PracticeFinding[] {
  return blocksWith(site, 'proxy_set_header').flatMap(({ block, first }) => {
    const lost = lostItems(block, 'proxy_set_header');
    if (lost.length === 0 || !passesInside(block)) return [];
    return [
      {
        code: 'practice/proxy-headers-lost',
        span: headOf(first),
        values: { names: codes(lost) },
        fixes: restoring(site, first, lost),
      },
    ];
  });
}

function passesInside(block: NginxBlock): boolean {
  const open = [{ block, depth: 0 }];
  for (let at = open.pop(); at; at = open.pop()) {
    if (ownNodes(at.block, 'proxy_pass').length > 0) return true;
    if (at.depth > deepest) continue;
    for (const { inner } of at.block.nodes) if (inner) open.push({ block: inner, depth: at.depth + 1 });
  }
  return false;
}

const localTarget = /^https?:\/\/(?:unix:|127\.|localhost\b|\[::1\]|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/;

/** Host is the address of the upstream: the application builds its links with it (observed). */
export function noHost(site: Site): PracticeFinding[] {
  return named(site, 'proxy_pass').flatMap((node) => {
    const target = node.statement.args[0]?.value ?? '';
    const host = /^https?:\/\/([\w.-]+)(?:[:/]|$)/.exec(target)?.[1] ?? '';
    const upstream = site.upstreams.has(host);
    if (!localTarget.test(target) && !upstream) return [];
    const { items, open, level } = itemsInForce(node.block, 'proxy_set_header');
    if (open || has(items, 'Host')) return [];
    // Lost on the way: that has a rule of its own
    if (level && has(itemsInForce(level.outer, 'proxy_set_header').items, 'Host')) return [];
    const fixable = level === null || level === node.block;
    return [
      {
        code: 'practice/no-host-header',
        span: headOf(node),
        values: {
          host: target.includes('unix:')
            ? '`localhost`'
            : `\`${target.replace(/^https?:\/\//, '').replace(/\/.*$/, '')}\``,
        },
        fixes: fixable
          ? [{ title: 'Host weiterreichen', edits: [before(site, node, 'proxy_set_header Host $host;')] }]
          : [],
      },
    ];
  });
}

/** What the client sends is handed on as if nginx had seen it. */
export function headerFromClient(site: Site): PracticeFinding[] {
  const rights: Record<string, string> = {
    'x-forwarded-proto': '$scheme',
    'x-forwarded-for': '$proxy_add_x_forwarded_for',
    'x-real-ip': '$remote_addr',
  };
  return named(site, 'proxy_set_header').flatMap(({ statement }) => {
    const [name, value] = statement.args;
    const lower = name?.value.toLowerCase() ?? '';
    const right = rights[lower];
    if (!name || !value || right === undefined || value.value.toLowerCase() !== `$http_${lower.replaceAll('-', '_')}`)
      return [];
    return [
      {
        code: 'practice/header-from-client',
        span: value.span,
        values: { name: `\`${name.value}\``, right: `\`${right}\`` },
        fixes: [{ title: `Durch ${right} ersetzen`, edits: [{ span: value.span, text: right }] }],
      },
    ];
  });
}
