import type { PracticeFinding } from '../../practice';
import type { Edit } from '../../types';
import type { NginxNode } from '../readNginx';
import { before, deepest, has, headOf, itemsInForce, named, removal, sourceOf, type InForce, type Site } from './site';

const passes = (site: Site): { node: NginxNode; params: InForce }[] =>
  named(site, 'uwsgi_pass').map((node) => ({ node, params: itemsInForce(node.block, 'uwsgi_param') }));

/** Without them the application gets no REQUEST_METHOD: `KeyError`, and 502 from nginx (observed). */
export function paramsMissing(site: Site): PracticeFinding[] {
  return passes(site).flatMap(({ node, params }) => {
    if (params.open || has(params.items, 'REQUEST_METHOD')) return [];
    const outer = params.level === null ? null : itemsInForce(params.level.outer, 'uwsgi_param');
    const lost = outer !== null && has(outer.items, 'REQUEST_METHOD');
    return [
      {
        code: 'practice/uwsgi-params-missing',
        span: headOf(node),
        ...(lost ? { variant: 'lost' } : {}),
        fixes: [{ title: 'include uwsgi_params; ergänzen', edits: [before(site, node, 'include uwsgi_params;')] }],
      },
    ];
  });
}

/** A line that is added must not hide those of the block around it. */
const adding = (site: Site, node: NginxNode, params: InForce, line: string): Edit[] =>
  params.level === node.block ? [before(site, node, line)] : [];

/** uWSGI takes the scheme from this header, whoever sends it (observed with 2.0.21). */
export function schemeFromClient(site: Site): PracticeFinding[] {
  return passes(site).flatMap(({ node, params }) => {
    if (params.open || !has(params.items, 'REQUEST_METHOD') || has(params.items, 'HTTP_X_FORWARDED_PROTO')) return [];
    const edits = adding(site, node, params, 'uwsgi_param HTTP_X_FORWARDED_PROTO $scheme;');
    return [
      {
        code: 'practice/scheme-from-client',
        span: headOf(node),
        fixes: edits.length > 0 ? [{ title: 'HTTP_X_FORWARDED_PROTO setzen', edits }] : [],
      },
    ];
  });
}

/** A chunked upload of 5 MB arrives in Flask as 0 bytes with status 200 (observed with Werkzeug 2.2). */
export function chunkedUpload(site: Site): PracticeFinding[] {
  return passes(site).flatMap(({ node, params }) => {
    if (params.open || !has(params.items, 'REQUEST_METHOD') || has(params.items, 'HTTP_TRANSFER_ENCODING')) return [];
    const edits = adding(site, node, params, 'uwsgi_param HTTP_TRANSFER_ENCODING "";');
    return [
      {
        code: 'practice/chunked-upload-lost',
        span: headOf(node),
        fixes: edits.length > 0 ? [{ title: 'HTTP_TRANSFER_ENCODING leeren', edits }] : [],
      },
    ];
  });
}

/** The name becomes a key of the WSGI environment as it is; a header is called `HTTP_…` there (observed). */
export function headerAsParam(site: Site): PracticeFinding[] {
  return named(site, 'uwsgi_param').flatMap(({ statement }) => {
    const [name] = statement.args;
    if (!name || !/^[A-Za-z]+(?:-[A-Za-z]+)+$/.test(name.value)) return [];
    const right = `HTTP_${name.value.toUpperCase().replaceAll('-', '_')}`;
    return [
      {
        code: 'practice/uwsgi-param-header-name',
        span: name.span,
        values: { name: `\`${name.value}\``, right: `\`${right}\`` },
        fixes: [{ title: `Durch ${right} ersetzen`, edits: [{ span: name.span, text: right }] }],
      },
    ];
  });
}

/** SCRIPT_NAME is set and the path keeps its prefix, with the line as without it (observed with uWSGI 2.0.21). */
export function oldModifier(site: Site): PracticeFinding[] {
  return named(site, 'uwsgi_modifier1')
    .filter(({ statement }) => statement.args[0]?.value === '30')
    .map((node) => ({
      code: 'practice/uwsgi-modifier1-30',
      span: headOf(node),
      fixes: [{ title: 'Zeile entfernen', edits: [removal(site, node)] }],
    }));
}

/** Every other protocol's directives are accepted and have no effect (observed). */
const protocols = ['proxy', 'uwsgi', 'fastcgi', 'scgi', 'grpc'];
const prefixOf = (name: string): string | null =>
  name.startsWith('proxy_protocol') ? null : (protocols.find((protocol) => name.startsWith(`${protocol}_`)) ?? null);

/** The protocol that a location speaks; null where it is not exactly one or an inner block speaks another. */
function protocolOf(location: NginxNode): string | null {
  const found = new Set<string>();
  const open = [{ node: location, depth: 0 }];
  for (let at = open.pop(); at; at = open.pop()) {
    const name = at.node.statement.name.value;
    if (name.endsWith('_pass')) found.add(prefixOf(name) ?? name);
    if (at.depth > deepest) return null;
    for (const node of at.node.inner?.nodes ?? []) open.push({ node, depth: at.depth + 1 });
  }
  const [only] = found;
  return found.size === 1 && only !== undefined && protocols.includes(only) ? only : null;
}

const protocolOfInclude: Record<string, string> = {
  uwsgi_params: 'uwsgi',
  proxy_params: 'proxy',
  fastcgi_params: 'fastcgi',
  'fastcgi.conf': 'fastcgi',
  scgi_params: 'scgi',
};

/** Directives of other protocols in one location. */
function foreign(location: NginxNode, own: string): { timeouts: NginxNode[]; others: NginxNode[] } {
  const nodes = (location.inner?.nodes ?? []).filter(({ statement }) => {
    const name = statement.name.value;
    const path = statement.args[0]?.value ?? '';
    const included = name === 'include' ? protocolOfInclude[path.slice(path.lastIndexOf('/') + 1)] : undefined;
    const prefix = included ?? (name.endsWith('_pass') ? null : prefixOf(name));
    return statement.file === null && prefix !== null && prefix !== own;
  });
  const isTimeout = ({ statement }: NginxNode): boolean => /_(?:read|send|connect)_timeout$/.test(statement.name.value);
  return { timeouts: nodes.filter(isTimeout), others: nodes.filter((node) => !isTimeout(node)) };
}

/** `uwsgi_pass` with `proxy_read_timeout 2s`: 200 after 4 s (observed). */
export function otherProtocol(site: Site): PracticeFinding[] {
  return named(site, 'location').flatMap((location) => {
    const own = protocolOf(location);
    if (own === null) return [];
    const { timeouts, others } = foreign(location, own);
    const findings: PracticeFinding[] = timeouts.map((node) => {
      const { name } = node.statement;
      const right = name.value.replace(/^[a-z]+_/, `${own}_`);
      const given = location.inner?.nodes.some(({ statement }) => statement.name.value === right) === true;
      return {
        code: 'practice/timeout-of-other-protocol',
        span: name.span,
        values: { name: `\`${name.value}\``, right: `\`${right}\``, pass: `\`${own}_pass\`` },
        fixes: [
          given
            ? { title: 'Zeile entfernen', edits: [removal(site, node)] }
            : { title: `Durch ${right} ersetzen`, edits: [{ span: name.span, text: right }] },
        ],
      };
    });
    const [first] = others;
    if (first)
      findings.push({
        code: 'practice/directive-of-other-protocol',
        span: headOf(first),
        values: {
          names: [...new Set(others.map(({ statement }) => statement.name.value))]
            .slice(0, 4)
            .map((name) => (name === 'include' ? `\`${sourceOf(site, first).replace(/;$/, '')}\`` : `\`${name}\``))
            .join(', '),
          pass: `\`${own}_pass\``,
        },
        fixes: [{ title: 'Ohne Wirkung: entfernen', edits: others.map((node) => removal(site, node)) }],
      });
    return findings;
  });
}

/** Both are accepted, and the later one wins (observed in both orders). */
export function twoPasses(site: Site): PracticeFinding[] {
  return named(site, 'location', 'if').flatMap(({ inner }) => {
    const found = (inner?.nodes ?? []).filter(({ statement }) =>
      /^(?:proxy|uwsgi|fastcgi|scgi|grpc)_pass$/.test(statement.name.value),
    );
    const last = found.at(-1);
    const [first] = found;
    if (!last || !first || first.statement.file !== null || first.statement.name.value === last.statement.name.value)
      return [];
    return [
      {
        code: 'practice/two-passes',
        span: headOf(first),
        values: { first: `\`${first.statement.name.value}\``, last: `\`${last.statement.name.value}\`` },
        fixes: [{ title: 'Die erste Zeile entfernen', edits: [removal(site, first)] }],
      },
    ];
  });
}
