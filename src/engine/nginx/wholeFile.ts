import { checkCacheKey } from './cacheKeys';
import { checkCertificates } from './certificates';
import { passAddress } from './checkPass';
import { checkSizes, inheritSizes, type Sizes } from './bufferSizes';
import type { Statement } from './parser';
import type { NginxBlock } from './readNginx';
import { checkServerNames } from './serverNames';
import { reportLate, type Scope } from './scope';
import { code } from '../values/explanation';

/** What only shows when all blocks are read: inherited sizes, certificates, names used before they are defined. */
export function checkWholeFile(root: NginxBlock, scope: Scope): void {
  const open: { block: NginxBlock; sizes: Sizes }[] = [{ block: root, sizes: new Map() }];
  const reported = new Set<Statement>();
  const zones = new Set<string>();
  const formats = new Set(['combined']);
  const upstreams = new Set<string>();
  const passes: Statement[] = [];
  const uses: { statement: Statement; index: number; name: string; known: Set<string>; what: string }[] = [];
  for (let level = open.pop(); level; level = open.pop()) {
    const { context, nodes } = level.block;
    const statements = nodes.map(({ statement }) => statement);
    const isHttp = ['http', 'server', 'location', 'if in location', 'if in server', 'limit_except'].includes(context);
    const sizes = isHttp ? inheritSizes(level.sizes, statements) : level.sizes;
    if (context !== 'http' && isHttp && sizes.size > 0) checkSizes(sizes, reported, scope);
    if (context === 'http') {
      checkServerNames(level.block, scope);
      if (!scope.open) checkCertificates(level.block, scope);
    }
    for (const node of nodes) {
      const { statement, inner } = node;
      const { name, args } = statement;
      if (inner && inner.nodes.length > 0) open.push({ block: inner, sizes });
      if (!isHttp) continue;
      // Names of directives are short; all that matters here ends with one of these
      if (!/(?:_format|_zone|_path|_cache|upstream|_pass|_log|_req|_conn)$/.test(name.value)) continue;
      checkCacheKey(node, scope);
      if (name.value === 'log_format' && args[0]) formats.add(args[0].value);
      const defined = /^(?:keys_)?zone=([^:]+):/;
      if (/(?:_zone|_cache_path)$/.test(name.value))
        args.forEach(({ value }) => zones.add(defined.exec(value)?.[1] ?? ''));
      if (name.value === 'upstream' && args[0]) upstreams.add(args[0].value.toLowerCase());
      if (/^(?:uwsgi|fastcgi|scgi|memcached)_pass$/.test(name.value)) passes.push(statement);
      const use = usedName(statement);
      if (use)
        uses.push({
          statement,
          ...use,
          known: name.value === 'access_log' ? formats : zones,
          what: name.value === 'access_log' ? 'Das Log-Format' : 'Die Zone',
        });
    }
  }
  // A file that is included below http cannot define these itself
  if (scope.open || (root.context !== 'main' && root.context !== 'http')) return;
  passes.forEach((statement) => checkPort(statement, upstreams, scope));
  for (const { statement, index, name, known, what } of uses) {
    const word = statement.args[index];
    if (known.has(name) || !word) continue;
    reportLate(
      {
        place: word.span,
        what: `${what} ${code(name)} ist nirgends festgelegt.`,
        helps: `Es im ${code('http')}-Block festlegen oder den Namen berichtigen.`.replace(
          /^Es/,
          what === 'Die Zone' ? 'Sie' : 'Es',
        ),
        code: 'nginx/unknown-name',
      },
      statement,
      scope,
    );
  }
}

/** These protocols have no port of their own: what is not the name of an upstream needs one. */
function checkPort(statement: Statement, upstreams: ReadonlySet<string>, scope: Scope): void {
  const { name, args } = statement;
  const [word] = args;
  const address = word ? passAddress(name.value, word.value) : null;
  if (
    !word ||
    args.length !== 1 ||
    address?.kind !== 'inet' ||
    address.port !== null ||
    upstreams.has(address.host.toLowerCase())
  )
    return;
  reportLate(
    {
      place: word.span,
      what: `${code(address.host)} ist kein ${code('upstream')} dieser Datei, und der Port fehlt.`,
      helps: `Den Port ergänzen, zum Beispiel ${code(`${address.host}:3031`)}, oder den ${code('upstream')} festlegen.`,
      code: 'nginx/unknown-name',
    },
    statement,
    scope,
  );
}

/** The zone or format that a statement uses, and in which word. */
function usedName({ name, args }: Statement): { index: number; name: string } | null {
  if (name.value === 'limit_conn' && args.length === 2) return { index: 0, name: args[0]?.value ?? '' };
  if (name.value === 'limit_req') {
    const index = args.findIndex(({ value }) => value.startsWith('zone='));
    return index < 0 ? null : { index, name: (args[index]?.value ?? '').slice(5) };
  }
  if (/^(?:proxy|uwsgi|fastcgi|scgi)_cache$/.test(name.value)) {
    const value = args[0]?.value ?? 'off';
    return value === 'off' || value.includes('$') ? null : { index: 0, name: value };
  }
  return name.value === 'access_log' && args[1] && args[0]?.value !== 'off' ? { index: 1, name: args[1].value } : null;
}
