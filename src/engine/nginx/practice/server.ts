import type { PracticeFinding } from '../../practice';
import { parseNginxAddress } from '../../values/nginxAddress';
import { ownNodes, valuesOf } from '../inheritance';
import type { NginxNode } from '../readNginx';
import { before, has, headOf, itemsInForce, named, removal, unknownAround, valueInForce, type Site } from './site';

const portOf = ({ statement }: NginxNode): number | null => {
  const address = parseNginxAddress(statement.args[0]?.value ?? '', true);
  return typeof address !== 'string' && address.kind === 'inet' ? address.port : null;
};

/** Accepted, and nginx speaks plain HTTP there (observed). */
export function tlsPortWithoutSsl(site: Site): PracticeFinding[] {
  const words = ['ssl', 'quic', 'proxy_protocol'];
  const listens = named(site, 'listen').filter(({ block }) => block.context === 'server');
  const secured = new Set(listens.filter((node) => valuesOf(node).includes('ssl')).map(portOf));
  return listens.flatMap((node) => {
    if (portOf(node) !== 443 || valuesOf(node).some((word) => words.includes(word)) || secured.has(443)) return [];
    if (itemsInForce(node.block, 'ssl').items.length > 0 || unknownAround(node.block)) return [];
    // Another file may set ssl for this address: without a certificate it is not clear what is meant
    const certificate = itemsInForce(node.block, 'ssl_certificate').items.length > 0;
    if (!certificate && site.reading.root.context !== 'main') return [];
    const { end } = headOf(node);
    return [
      {
        code: 'practice/tls-port-without-ssl',
        span: headOf(node),
        fixes: certificate ? [{ title: 'ssl ergänzen', edits: [{ span: { start: end, end }, text: ' ssl' }] }] : [],
      },
    ];
  });
}

/** On Debian 12 no connection with TLS 1.0 or 1.1 comes about, whatever nginx allows (observed with OpenSSL 3.0). */
export function oldTls(site: Site): PracticeFinding[] {
  return named(site, 'ssl_protocols').flatMap((node) => {
    const old = node.statement.args.filter(({ value }) => /^(?:SSLv[23]|TLSv1|TLSv1\.1)$/.test(value));
    if (old.length === 0) return [];
    const kept = valuesOf(node).filter((value) => ['TLSv1.2', 'TLSv1.3'].includes(value));
    const text = `ssl_protocols ${kept.length > 0 ? kept.join(' ') : 'TLSv1.2 TLSv1.3'}`;
    return [
      {
        code: 'practice/old-tls',
        span: headOf(node),
        values: { names: old.map(({ value }) => `\`${value}\``).join(', ') },
        fixes: [{ title: `${text} schreiben`, edits: [{ span: headOf(node), text }] }],
      },
    ];
  });
}

export function noBodyLimit(site: Site): PracticeFinding[] {
  return named(site, 'client_max_body_size')
    .filter(({ statement }) => /^0+[kKmMgG]?$/.test(statement.args[0]?.value ?? ''))
    .map((node) => ({ code: 'practice/no-body-limit', span: headOf(node) }));
}

/** HTTP/1.0 towards the upstream: neither WebSocket nor a kept connection (observed; default 1.1 from 1.29.7 on). */
const speaksOld = (site: Site, node: NginxNode): boolean =>
  site.profile.name !== 'current' &&
  [null, '1.0'].includes(valueInForce(node.block, 'proxy_http_version') ?? null) &&
  valueInForce(node.block, 'proxy_http_version') !== undefined;

/** The backend sees `HTTP/1.0` with `Upgrade`, or `Connection: close` (observed). */
export function webSocket(site: Site): PracticeFinding[] {
  return named(site, 'proxy_pass').flatMap((node) => {
    const { items, open } = itemsInForce(node.block, 'proxy_set_header');
    if (open || !items.some(({ name, value }) => /^upgrade$/i.test(name) && value === '$http_upgrade')) return [];
    const old = speaksOld(site, node);
    const closed = !has(items, 'Connection');
    if (!old && !closed) return [];
    const fixes = old ? [{ title: 'proxy_http_version 1.1 ergänzen', edits: versionEdits(site, node) }] : [];
    return [
      {
        code: 'practice/websocket-headers-incomplete',
        span: headOf(node),
        ...(old ? {} : { variant: 'connection' }),
        fixes: closed ? [] : fixes,
      },
    ];
  });
}

function versionEdits(site: Site, node: NginxNode): ReturnType<typeof before>[] {
  const [given] = ownNodes(node.block, 'proxy_http_version');
  const line = 'proxy_http_version 1.1;';
  return given ? [removal(site, given), before(site, node, line)] : [before(site, node, line)];
}

/** Three requests, three connections; with 1.1 and an empty `Connection` one (observed). */
export function keepaliveWithoutEffect(site: Site): PracticeFinding[] {
  return named(site, 'proxy_pass').flatMap((node) => {
    const host = /^http:\/\/([\w.-]+)(?:\/|$)/.exec(node.statement.args[0]?.value ?? '')?.[1];
    const upstream = host === undefined ? undefined : site.upstreams.get(host);
    if (host === undefined || !upstream?.inner || ownNodes(upstream.inner, 'keepalive').length === 0) return [];
    const { items, open, level } = itemsInForce(node.block, 'proxy_set_header');
    if (open || site.profile.name === 'current') return [];
    const connection = items.filter(({ name }) => /^connection$/i.test(name)).at(-1);
    const isOpen = connection !== undefined && connection.value !== 'close';
    const old = speaksOld(site, node);
    if (!old && isOpen) return [];
    const edits = old ? versionEdits(site, node) : [];
    const fixable = isOpen || level === null || level === node.block;
    if (!isOpen && connection === undefined) edits.push(before(site, node, 'proxy_set_header Connection "";'));
    // Without any line of its own the location would lose the two that nginx sets itself: Host stays as it is
    return [
      {
        code: 'practice/keepalive-without-effect',
        span: headOf(node),
        values: { name: `\`${host}\`` },
        fixes: fixable && connection?.value !== 'close' ? [{ title: 'Verbindung offen halten', edits }] : [],
      },
    ];
  });
}

/** `no resolver defined to resolve localhost`, 502 (observed). */
export function variableWithoutResolver(site: Site): PracticeFinding[] {
  if (site.reading.root.context !== 'main') return [];
  return named(site, 'proxy_pass').flatMap((node) => {
    const [word] = node.statement.args;
    const variable = /^(?:https?:\/\/)?\$\{?(\w+)\}?(?:[:/].*)?$/.exec(word?.value ?? '')?.[1];
    if (!word || variable === undefined || unknownAround(node.block)) return [];
    const set = site.sets.get(`$${variable}`) ?? [];
    const value = set[0]?.statement.args[1]?.value ?? '';
    const host = /^(?:https?:\/\/)?([A-Za-z][\w.-]*)(?::\d+)?(?:\/.*)?$/.exec(value)?.[1];
    if (set.length !== 1 || host === undefined || value.includes('unix:')) return [];
    if (site.upstreams.has(host)) return [];
    if (itemsInForce(node.block, 'resolver').items.length > 0) return [];
    return [{ code: 'practice/variable-without-resolver', span: word.span, values: { host: `\`${host}\`` } }];
  });
}

const typographic = /[“”„‟‘’‚«»]/;

/** For nginx these are ordinary characters: they become part of the value (observed). */
export function typographicQuotes(site: Site): PracticeFinding[] {
  return site.nodes.flatMap(({ statement, directive }) => {
    if (!directive) return [];
    const word = statement.args.find(({ value, quote }) => quote === null && typographic.test(value[0] ?? ''));
    const last = statement.args.at(-1);
    if (!word || !last) return [];
    const edits = statement.args.flatMap(({ value, span, quote }) =>
      quote === null && typographic.test(value) ? [{ span, text: value.replace(/[“”„‟«»‘’‚]/g, '"') }] : [],
    );
    return [
      {
        code: 'practice/typographic-quotes',
        span: word.span,
        fixes: [{ title: 'Gerade Anführungszeichen setzen', edits }],
      },
    ];
  });
}
