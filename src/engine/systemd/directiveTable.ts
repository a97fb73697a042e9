import type { SystemdDirective, SystemdFacts } from '../../catalogue/types';
import type { Profile } from '../types';

/** Section of its own for each type of unit; those of `target` and `device` are known and have no directives. */
const ownSection: Record<string, string> = {
  service: 'Service',
  socket: 'Socket',
  mount: 'Mount',
  automount: 'Automount',
  swap: 'Swap',
  timer: 'Timer',
  path: 'Path',
  slice: 'Slice',
  scope: 'Scope',
  target: 'Target',
  device: 'Device',
};

interface Index {
  bySection: Map<string, Map<string, SystemdDirective>>;
  byName: Map<string, SystemdDirective[]>;
}

const indexes = new WeakMap<SystemdFacts, Index>();

function indexOf(facts: SystemdFacts): Index {
  const known = indexes.get(facts);
  if (known) return known;
  const index: Index = { bySection: new Map(), byName: new Map() };
  for (const directive of facts.directives) {
    const section = index.bySection.get(directive.section) ?? new Map<string, SystemdDirective>();
    section.set(directive.name, directive);
    index.bySection.set(directive.section, section);
    index.byName.set(directive.name, [...(index.byName.get(directive.name) ?? []), directive]);
  }
  indexes.set(facts, index);
  return index;
}

/** The directives that one version of systemd knows. */
export class DirectiveTable {
  private readonly index: Index;

  constructor(
    readonly facts: SystemdFacts,
    private readonly profile: Profile,
  ) {
    this.index = indexOf(facts);
  }

  /** Sections that a unit of this type may have; all known ones where the type is not known. */
  sections(type: string | null): string[] {
    if (type === null) return [...this.index.bySection.keys()];
    const own = ownSection[type];
    return ['Unit', ...(own === undefined ? [] : [own]), 'Install'];
  }

  hasSection(type: string | null, name: string): boolean {
    if (type === null) return this.index.bySection.has(name);
    return name === 'Unit' || name === 'Install' || name === ownSection[type];
  }

  find(section: string, name: string): SystemdDirective | null {
    const directive = this.index.bySection.get(section)?.get(name) ?? null;
    if (!directive || !this.isKnown(directive)) return null;
    const { valueKind252 } = directive;
    return this.profile.systemd === 252 && valueKind252 !== undefined
      ? { ...directive, valueKind: valueKind252 }
      : directive;
  }

  /** A directive that only a newer systemd has in this section. */
  newer(section: string, name: string): SystemdDirective | null {
    const directive = this.index.bySection.get(section)?.get(name) ?? null;
    return directive && !this.isKnown(directive) ? directive : null;
  }

  /** Other sections in which the name is known. */
  sectionsOf(name: string): string[] {
    return (this.index.byName.get(name) ?? [])
      .filter((directive) => this.isKnown(directive))
      .map(({ section }) => section);
  }

  namesIn(section: string): string[] {
    return [...(this.index.bySection.get(section)?.values() ?? [])]
      .filter((directive) => this.isKnown(directive))
      .map(({ name }) => name);
  }

  private isKnown(directive: SystemdDirective): boolean {
    const { systemd } = this.profile;
    return systemd === 252 ? directive.in252 : systemd === 257 ? directive.in257 : true;
  }
}
