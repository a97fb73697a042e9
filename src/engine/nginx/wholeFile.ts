import { innerContext } from './contexts';
import { checkCertificates } from './certificates';
import { passAddress } from './checkPass';
import { checkSizes, inheritSizes, type Sizes } from './bufferSizes';
import type { Statement } from './parser';
import { checkServerNames } from './serverNames';
import { report, type Scope } from './scope';
import { code } from '../values/explanation';

/** What only shows when all blocks are read: inherited sizes, certificates, names used before they are defined. */
export function checkWholeFile(statements: readonly Statement[], outer: string, scope: Scope): void {
  const open: { statements: readonly Statement[]; context: string; sizes: Sizes }[] = [
    { statements, context: outer, sizes: new Map() },
  ];
  const reported = new Set<Statement>();
  const zones = new Set<string>();
  const formats = new Set(['combined']);
  const upstreams = new Set<string>();
  const passes: Statement[] = [];
  const uses: { statement: Statement; index: number; name: string; known: Set<string>; what: string }[] = [];
  for (let block = open.pop(); block; block = open.pop()) {
    const { context } = block;
    const isHttp = ['http', 'server', 'location', 'if in location', 'if in server', 'limit_except'].includes(context);
    const sizes = isHttp ? inheritSizes(block.sizes, block.statements) : block.sizes;
    if (context !== 'http' && isHttp && sizes.size > 0) checkSizes(sizes, reported, scope);
    if (context === 'http') {
      checkServerNames(block.statements, scope);
      if (!scope.open) checkCertificates(block.statements, scope);
    }
    for (const statement of block.statements) {
      const { name, args, body } = statement;
      if (body && !statement.raw) open.push({ statements: body, context: innerContext(name.value, context), sizes });
      if (!isHttp) continue;
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
  if (scope.open || (outer !== 'main' && outer !== 'http')) return;
  passes.forEach((statement) => checkPort(statement, upstreams, scope));
  for (const { statement, index, name, known, what } of uses) {
    const word = statement.args[index];
    if (known.has(name) || !word) continue;
    report(
      {
        place: word.span,
        what: `${what} ${code(name)} ist nirgends festgelegt.`,
        helps: `Es im ${code('http')}-Block festlegen oder den Namen berichtigen.`.replace(
          /^Es/,
          what === 'Die Zone' ? 'Sie' : 'Es',
        ),
        code: 'nginx/unknown-name',
      },
      scope,
    );
  }
}

/** These protocols have no port of their own: what is not the name of an upstream needs one. */
function checkPort({ name, args }: Statement, upstreams: ReadonlySet<string>, scope: Scope): void {
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
  report(
    {
      place: word.span,
      what: `${code(address.host)} ist kein ${code('upstream')} dieser Datei, und der Port fehlt.`,
      helps: `Den Port ergänzen, zum Beispiel ${code(`${address.host}:3031`)}, oder den ${code('upstream')} festlegen.`,
      code: 'nginx/unknown-name',
    },
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
  return name.value === 'access_log' && args[1] ? { index: 1, name: args[1].value } : null;
}
