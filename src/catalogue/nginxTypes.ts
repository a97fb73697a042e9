import type { EntryId } from './types';

/** Facts about one nginx directive of one module (`facts/nginx-directives.json`). */
export interface NginxDirective {
  name: string;
  module: string;
  /** `nginx/<name>`; a mail, stream or upstream directive that shares its name has the module in its id. */
  entry: EntryId;
  /** `main`, `http`, `server`, `location`, `if in server`, `upstream`, `stream/server`, …; `any` is everywhere. */
  contexts: string[];
  block: boolean;
  /** Exactly one word, `on` or `off`. */
  flag: boolean;
  min: number;
  /** Null where there is no upper limit. */
  max: number | null;
  /** How nginx reads the value: `size`, `time (ms precision)`, `enum`, `custom`, …; null where no table says. */
  valueKind: string | null;
  /** Legal words of an enum or of a set, newest version. */
  values: string[];
  /** In the program of Debian 12 (1.22.1), in one of its packages, only in newer versions, or in no package. */
  debian: 'builtin' | 'package' | 'newer' | 'none';
  /** Debian package that brings the directive; null where none does. */
  package: string | null;
  /** Only in the commercial edition. */
  commercial: boolean;
  since: string | null;
  removed: string | null;
  deprecatedSince: string | null;
  defaultValue: string | null;
  manual: string | null;
}

/** Facts about one variable; a prefix variable (`http_`) is followed by a free part. */
export interface NginxVariable {
  /** Without the dollar sign. */
  name: string;
  prefix: boolean;
  /** `set` may change it. */
  settable: boolean;
  /** Readable in Debian 12 without further packages. */
  debian: boolean;
}

export interface NginxFacts {
  directives: NginxDirective[];
  variables: NginxVariable[];
}
