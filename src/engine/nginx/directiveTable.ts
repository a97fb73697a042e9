import type { NginxDirective, NginxFacts } from '../../catalogue/nginxTypes';
import type { ProfileName } from '../types';

/** What package `nginx-full` brings along: its dependencies and theirs (Debian 12, 1.22.1-9+deb12u11). */
const fullPackages = [
  'http-auth-pam',
  'http-dav-ext',
  'http-echo',
  'http-geoip2',
  'http-subs-filter',
  'http-upstream-fair',
  'stream',
  'stream-geoip2',
].map((name) => `libnginx-mod-${name}`);

const indexes = new WeakMap<NginxFacts, Map<string, NginxDirective[]>>();

function indexOf(facts: NginxFacts): Map<string, NginxDirective[]> {
  const known = indexes.get(facts);
  if (known) return known;
  const index = new Map<string, NginxDirective[]>();
  for (const directive of facts.directives) {
    const rows = index.get(directive.name);
    if (rows) rows.push(directive);
    else index.set(directive.name, [directive]);
  }
  indexes.set(facts, index);
  return index;
}

/** The directives of one nginx with its modules. */
export class DirectiveTable {
  private readonly index: Map<string, NginxDirective[]>;
  private readonly packages: Set<string>;
  /** What was looked up before; empty again when a module is loaded. */
  private readonly known = new Map<string, NginxDirective[]>();
  private readonly namesOf = new Map<string, readonly string[]>();

  constructor(
    facts: NginxFacts,
    private readonly profile: ProfileName,
  ) {
    this.index = indexOf(facts);
    this.packages = new Set(profile === 'debian-12-full' ? fullPackages : []);
  }

  /** `load_module modules/ngx_stream_module.so` makes the directives of package `libnginx-mod-stream` known. */
  load(file: string): void {
    const name = /ngx_(\w{1,60})_module\.so$/.exec(file)?.[1];
    if (!name) return;
    this.packages.add(`libnginx-mod-${name.replaceAll('_', '-')}`);
    this.namesOf.clear();
  }

  /** Whether a Debian package of modules is loaded, for example `libnginx-mod-http-echo`. */
  has(name: string): boolean {
    return this.packages.has(name);
  }

  /** The rows of a name that this nginx has. */
  rows(name: string): readonly NginxDirective[] {
    const known = this.known.get(name);
    if (known) return known;
    const rows = (this.index.get(name) ?? []).filter((row) => this.isAvailable(row));
    this.known.set(name, rows);
    return rows;
  }

  find(name: string, context: string): NginxDirective | null {
    for (const row of this.rows(name)) if (allows(row, context)) return row;
    return null;
  }

  /** Rows of a name that this nginx does not have: another package, a newer version, the commercial edition. */
  unavailable(name: string): NginxDirective[] {
    return (this.index.get(name) ?? []).filter((row) => !this.isAvailable(row));
  }

  /** Names of a context; they do not change once a text is being read, and its mistakes ask for them again. */
  names(context: string): readonly string[] {
    const known = this.namesOf.get(context);
    if (known) return known;
    const names: string[] = [];
    for (const [name, rows] of this.index) {
      if (rows.some((row) => this.isAvailable(row) && (context === 'unknown' || allows(row, context))))
        names.push(name);
    }
    this.namesOf.set(context, names);
    return names;
  }

  private isAvailable(row: NginxDirective): boolean {
    if (row.package !== null) return this.packages.has(row.package);
    if (this.profile === 'current') return row.removed === null && !row.commercial && row.debian !== 'none';
    return row.debian === 'builtin';
  }
}

const allows = ({ contexts }: NginxDirective, context: string): boolean =>
  contexts.includes(context) || contexts.includes('any');
