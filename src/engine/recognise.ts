import { hasUwsgiCommand } from './shell/analyseShell';
import type { Language } from './types';
import { formatNames, namedFormat, otherFormat } from './uwsgi/format';
import { unitTypes } from './values/unitName';

/** What a text is; `unread` is the format of a configuration of uWSGI that this engine does not read: YAML, XML, JSON. */
export type Recognition = { language: Language } | { unread: string };

/** Sections of units (systemd.unit(5) and the manual pages of the types). */
const unitSections = new Set([
  'Unit',
  'Install',
  'Service',
  'Socket',
  'Mount',
  'Automount',
  'Swap',
  'Timer',
  'Path',
  'Slice',
  'Scope',
]);

/** Endings that mark a copy or a template of a file. */
const copyEnding =
  /\.(?:example|sample|dist|template|tmpl|tpl|orig|bak|old|disabled|off|j2|jinja2|erb|in|dpkg-(?:new|old|dist)|rpmnew|rpmsave)$/i;

/** `nginx.conf.example` is an `nginx.conf`. */
export function withoutCopyEnding(path: string): string {
  let name = path;
  while (copyEnding.test(name)) name = name.replace(copyEnding, '');
  return name;
}

/**
 * Tells from name and content what a text is; null where neither says it. A name whose ending has one meaning
 * (`.service`) goes first, then the content, then what the name suggests (`.conf`).
 *
 * `path` may have folders: `app.service.d/override.conf` is a drop-in because of its folder.
 */
export function recognise(text: string, path?: string): Recognition | null {
  const name = withoutCopyEnding(path ?? '').replaceAll('\\', '/');
  if (isUnitName(name)) return { language: 'systemd' };
  const lines = contentLines(text);
  return fromContent(text, lines) ?? fromName(name, hasSections(lines));
}

const unitFile = new RegExp(`(?:^|[^/])\\.(?:${unitTypes.join('|')})$`);
const dropIn = new RegExp(`(?:^|/)(?:[^/]*\\.)?(?:${unitTypes.join('|')})\\.d/[^/]+\\.conf$`);

const isUnitName = (name: string): boolean => unitFile.test(name) || dropIn.test(name);

const nginxName =
  /(?:^|\/)(?:nginx[^/]*\.conf|(?:uwsgi|fastcgi|proxy|scgi)_params|mime\.types|[^/]+\.(?:nginx|nginxconf|vhost))$|(?:^|\/)(?:sites|modules)-(?:available|enabled)\/|(?:^|\/)nginx\/|\.conf$/i;

function fromName(name: string, sections: boolean): Recognition | null {
  const format = namedFormat(name);
  if (format) return format === 'ini' ? { language: 'uwsgi-ini' } : { unread: formatNames[format] };
  if (/\.(?:sh|bash)$/i.test(name)) return { language: 'uwsgi-command' };
  return nginxName.test(name) && !sections ? { language: 'nginx' } : null;
}

/** How many lines with content are looked at: what a file is shows at its beginning. */
const limit = 200;

/** How many characters of a text may come before its first `uwsgi` command. */
const commandLimit = 20_000;

/** Lines with content, trimmed; comments and empty lines are left out. */
function contentLines(text: string): string[] {
  const lines: string[] = [];
  let offset = text.startsWith('\uFEFF') ? 1 : 0;
  while (offset < text.length && lines.length < limit) {
    const found = text.indexOf('\n', offset);
    const end = found < 0 ? text.length : found;
    const line = text.slice(offset, Math.min(end, offset + 2000)).trim();
    if (line !== '' && !/^[#;]/.test(line)) lines.push(line);
    offset = end + 1;
  }
  return lines;
}

function fromContent(text: string, lines: string[]): Recognition | null {
  if (/^\uFEFF?#!.*\b(?:ba|da|k|z)?sh\b/.test(text)) return { language: 'uwsgi-command' };
  const [first] = lines;
  if (first === undefined) return null;
  const unread = otherFormat(lines);
  if (unread) return { unread: formatNames[unread] };
  const section = fromSections(lines);
  if (section) return { language: section };
  if (looksLikeNginx(lines)) return { language: 'nginx' };
  if (hasUwsgiCommand(text.slice(0, commandLimit))) return { language: 'uwsgi-command' };
  const key = fromKeys(lines);
  return key ? { language: key } : null;
}

const header = /^\[\s*([^[\]]*?)\s*\](?:\s*[#;].*)?$/;
const assignment = /^([\w.@-]+)\s*=/;

/**
 * A section header, with nothing but assignments above it, makes a file an INI file or a unit. Names that are
 * neither (`[Servcie]`) leave the decision to the keys.
 */
function fromSections(lines: string[]): Language | null {
  if (!hasSections(lines)) return null;
  const names = lines.flatMap((line) => header.exec(line)?.[1] ?? []);
  if (names.some((name) => name.toLowerCase() === 'uwsgi')) return 'uwsgi-ini';
  if (names.some((name) => unitSections.has(name))) return 'systemd';
  return fromKeys(lines);
}

function hasSections(lines: string[]): boolean {
  const first = lines.find((line) => !assignment.test(line));
  return first !== undefined && header.test(first);
}

/** Directives that hardly any other INI format has. */
const unitKey =
  /^(?:Exec(?:Start|Stop|Reload|Condition)(?:Pre|Post)?|WantedBy|RequiredBy|After|Before|Wants|Requires|Restart(?:Sec)?|KillSignal|KillMode|WorkingDirectory|EnvironmentFile|Listen(?:Stream|Datagram)|On(?:Calendar|BootSec)|Timeout(?:Start|Stop)?Sec)$/;

/** `ExecStart=` is a directive of a unit, `http-socket =` an option of uWSGI; other keys say nothing. */
function fromKeys(lines: string[]): Language | null {
  const keys = lines.flatMap((line) => assignment.exec(line)?.[1] ?? []);
  if (keys.some((key) => unitKey.test(key))) return 'systemd';
  const options = keys.filter((key) => /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(key));
  return options.length * 2 > keys.length ? 'uwsgi-ini' : null;
}

/** Blocks that stand at the outer level of an nginx configuration or of a snippet, and their opening brace. */
const block =
  /^(?:http|server|events|upstream|location|map|geo|types|stream|mail|if|limit_except|split_clients|match)\b[^;={}]*\{|^(?:location|if|map|geo)\b.*\{/;
/** A directive that ends on its own line: words, then a semicolon, no assignment and no shell operator. */
const directive = /^[a-z][a-z0-9_]{2,40}(?:\s+\S[^;]*)?\s*;\s*(?:#.*)?$/;
/** Directives that begin with one of these can be nothing else, even where the semicolon is missing. */
const telling =
  /^(?:uwsgi|proxy|fastcgi|scgi|ssl|gzip|client|keepalive|server|worker|access|error|add|limit|auth|sub|real|set_real)_[a-z_]+\s|^(?:listen|server_name|root|include|try_files|return|rewrite|default_type)\s/;
const shellLine =
  /^(?:\S*\/)?uwsgi\s|\$\(|&&|\|\||^\w+\(\)|;\s*(?:then|do)$|;;$|^(?:sudo|export|cd|apt|echo|source|pip3?|systemctl)\s/;

function looksLikeNginx(lines: string[]): boolean {
  let found = 0;
  for (const line of lines) {
    if (shellLine.test(line)) found -= 2;
    else if (block.test(line)) found += 3;
    else if (directive.test(line)) found += telling.test(line) ? 2 : 1;
    else if (telling.test(line)) found += 1;
  }
  return found > 0;
}
