/**
 * The extracted facts about nginx in the form the engine reads.
 *
 * Sources: `facts/nginx-directives.json` and `facts/nginx-variables.json` with their own headers (nginx 1.31.5-dev,
 * 1.22.1 and the binaries of Debian 12); nothing is retyped here.
 */
import directivesSource from './facts/nginx-directives.json';
import variablesSource from './facts/nginx-variables.json';
import type { NginxDirective, NginxFacts, NginxVariable } from './nginxTypes';

interface RawArgs {
  kind: string;
  min?: number | null;
  max?: number | null;
}

interface RawDirective {
  name: string;
  module: string;
  contexts: string[];
  block: boolean;
  args: RawArgs;
  default?: string | null;
  since?: string | null;
  removed?: string | null;
  deprecated?: { since: string } | null;
  commercial?: boolean;
  valueType?: string | null;
  enum?: string[];
  debian12?: string;
  in1_22_1?: { contexts: string[]; args: RawArgs; block: boolean }[];
  doc?: string;
}

interface RawVariable {
  name: string;
  kind: string;
  prefix: boolean;
  debian12: boolean | null;
  setDirective?: string;
}

/** The same name in several modules: the one of the HTTP core explains it, the others carry their module. */
const secondary = (module: string): number =>
  module.startsWith('ngx_stream_') || module.startsWith('ngx_mail_')
    ? 2
    : module.startsWith('ngx_http_upstream_') || module === 'ngx_mgmt_module'
      ? 1
      : 0;

function entries(raws: RawDirective[]): Map<RawDirective, string> {
  const best = new Map<string, number>();
  for (const { name, module } of raws) best.set(name, Math.min(best.get(name) ?? 3, secondary(module)));
  return new Map(
    raws.map((raw) => [
      raw,
      secondary(raw.module) === best.get(raw.name) ? `nginx/${raw.name}` : `nginx/${raw.module}.${raw.name}`,
    ]),
  );
}

function toDirective(raw: RawDirective, entry: string, thirdParty: string | null): NginxDirective {
  // The profiles judge as 1.22.1 does, where a directive has another shape there
  const { args, contexts } = { ...raw, ...raw.in1_22_1?.[0] };
  const debian12 = thirdParty ?? raw.debian12 ?? 'absent';
  const fromPackage = debian12.startsWith('libnginx-mod-');
  return {
    name: raw.name,
    module: raw.module,
    entry,
    contexts,
    block: raw.block,
    flag: args.kind === 'flag',
    min: args.min ?? 0,
    max: args.kind === 'variadic' || args.kind === 'any' || args.kind === 'from-docs-only' ? null : (args.max ?? null),
    valueKind: raw.valueType ?? null,
    values: raw.enum ?? [],
    debian: debian12.startsWith('builtin')
      ? 'builtin'
      : fromPackage
        ? 'package'
        : debian12.startsWith('newer')
          ? 'newer'
          : 'none',
    package: fromPackage ? debian12 : null,
    commercial: raw.commercial === true,
    since: raw.since ?? null,
    removed: raw.removed ?? null,
    deprecatedSince: raw.deprecated?.since ?? null,
    defaultValue: raw.default ?? null,
    manual: raw.doc ?? null,
  };
}

function toVariable(raw: RawVariable): NginxVariable {
  return {
    name: raw.name.slice(1).replace(/<.*$/, ''),
    prefix: raw.prefix,
    settable: raw.setDirective === 'accepted',
    debian: raw.debian12 === true,
  };
}

export function nginxFacts(): NginxFacts {
  const own = directivesSource.directives as unknown as RawDirective[];
  const others = directivesSource.thirdParty as unknown as (RawDirective & { package: string })[];
  const ids = entries([...own, ...others]);
  return {
    directives: [
      ...own.map((raw) => toDirective(raw, ids.get(raw) ?? `nginx/${raw.name}`, null)),
      ...others.map((raw) => toDirective(raw, ids.get(raw) ?? `nginx/${raw.name}`, raw.package)),
    ],
    variables: (variablesSource.variables as unknown as RawVariable[])
      .filter(({ kind }) => kind === 'http')
      .map(toVariable),
  };
}
