import type { Catalogue, EntryId, Severity } from '../catalogue/types';
import type { Edit } from './text/edit';
import type { Span } from './text/span';

export type { Catalogue, EntryId, Edit, Severity, Span };

/** What a text is; `uwsgi-command` is a shell text that may hold several commands. */
export type Language = 'uwsgi-command' | 'uwsgi-ini' | 'systemd' | 'nginx';

/** What a coloured range is; the names follow Prism's token classes. */
export type TokenKind =
  'comment' | 'section' | 'key' | 'operator' | 'option' | 'value' | 'program' | 'prompt' | 'output';

/** A range to be coloured; tokens never overlap. */
export interface Token {
  span: Span;
  kind: TokenKind;
}

/** What part the annotated range plays. */
export type Role = 'option' | 'argument' | 'directive' | 'value' | 'section' | 'program' | 'prefix' | 'command';

/** What one concrete value means, in German; backticks mark code. */
export interface ExplainedValue {
  text: string;
  /** The value is a secret, or stands for one: it is never repeated in an explanation. */
  secret?: boolean;
}

/** A range and the entry that explains it. Annotations are properly nested; a value belongs to the one before it. */
export interface Annotation {
  span: Span;
  entry: EntryId;
  role: Role;
  /** Entry whose note this annotation is a line of: the option of an argument, the directive of a value. */
  parent?: EntryId;
  value?: ExplainedValue;
}

/** A change that repairs something. */
export interface Fix {
  title: string;
  edits: Edit[];
}

/** Another place that belongs to a diagnostic: the other side of what does not fit together. */
export interface Related {
  /** Index of the file among those that were analysed together. */
  file: number;
  span: Span;
  /** German, what stands there. */
  text?: string;
}

export interface Diagnostic {
  span: Span;
  severity: Severity;
  /** Stable name, for example `systemd/unknown-key`. */
  code: string;
  /** German, three parts: what is, what follows, what helps. */
  message: string;
  fixes: Fix[];
  /** Only where several files are analysed together. */
  related?: Related[];
}

export interface Analysis {
  language: Language;
  tokens: Token[];
  annotations: Annotation[];
  diagnostics: Diagnostic[];
}

/** Which programs judge a text. */
export interface Profile {
  name: ProfileName;
  /** Shown with a block, for example „uWSGI 2.0.30 (pip)“. */
  uwsgiLabel: string;
  systemdLabel: string;
  nginxLabel: string;
  uwsgi: 'pip' | 'pip-bare' | 'debian';
  systemd: SystemdVersion;
}

/** Versions of systemd whose facts are known: Debian 12, Debian 13 and the newest. */
export type SystemdVersion = 252 | 257 | 262;

export type ProfileName = 'pip' | 'pip-bare' | 'debian-12' | 'debian-12-full' | 'debian-13' | 'current';

export interface AnalyseOptions {
  language: Language;
  catalogue: Catalogue;
  profile?: ProfileName;
  /** Name of the file, where there is one: its ending says which kind of unit it is. */
  fileName?: string;
  /** Further files of the same nginx configuration, which an `include` may mean. */
  files?: readonly { path: string; text: string }[];
}
