/** What the pages of the reference are made of; plain JSON, prepared at build time. Backticks mark code. */

export interface Fact {
  term: string;
  detail: string;
}

export interface SeeAlso {
  label: string;
  /** Address without base path; null where there is no text (yet). */
  href: string | null;
}

export interface SourceView {
  kind: 'manual' | 'code' | 'observed';
  text: string;
}

export interface EntryView {
  anchor: string;
  /** As the heading shows it: `die-on-term`, `Restart=`. */
  title: string;
  /** Every spelling that the search leads here, for example `--module`, `module`, `-w`. */
  spellings: string[];
  summary: string;
  facts: Fact[];
  detail?: string;
  values?: { value: string; meaning: string }[];
  caution?: string;
  seeAlso: SeeAlso[];
  sources: SourceView[];
}

export interface GroupView {
  /** „uWSGI“, „systemd“, … */
  program: string;
  title: string;
  intro: string;
  entries: EntryView[];
}

export interface OverviewEntry {
  title: string;
  summary: string;
  href: string;
  /** Further spellings that the filter finds. */
  spellings: string[];
}

export interface OverviewGroup {
  title: string;
  href: string;
  entries: OverviewEntry[];
}

export interface OverviewProgram {
  id: string;
  title: string;
  groups: OverviewGroup[];
}

export interface OverviewView {
  programs: OverviewProgram[];
}
