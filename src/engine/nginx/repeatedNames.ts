import type { NginxDirective } from '../../catalogue/nginxTypes';
import { code } from '../values/explanation';
import type { Statement } from './parser';
import { frameOf, type Finding, type Scope } from './scope';
import type { Word } from './word';

/** The word that names something; `zone=name:size` names what stands before the colon. */
function named({ args }: Statement, prefix: string | null): { word: Word; name: string } | null {
  const word = prefix === null ? args[0] : args.find(({ value }) => value.startsWith(prefix));
  if (!word) return null;
  return { word, name: prefix === null ? word.value : (word.value.slice(prefix.length).split(':', 1)[0] ?? '') };
}

interface Naming {
  /** Parameter that holds the name; null where it is the first word. */
  prefix: string | null;
  /** The name may be used once in its block, or once in the whole configuration. */
  once: 'block' | 'file';
}

/** Directives that name something of which there is one (observed with nginx 1.22.1). */
const namings: Record<string, Naming> = {
  limit_conn: { prefix: null, once: 'block' },
  limit_req: { prefix: 'zone=', once: 'block' },
  log_format: { prefix: null, once: 'file' },
  thread_pool: { prefix: null, once: 'file' },
  upstream: { prefix: null, once: 'file' },
  limit_req_zone: { prefix: 'zone=', once: 'file' },
  limit_conn_zone: { prefix: 'zone=', once: 'file' },
  proxy_cache_path: { prefix: 'keys_zone=', once: 'file' },
  uwsgi_cache_path: { prefix: 'keys_zone=', once: 'file' },
  fastcgi_cache_path: { prefix: 'keys_zone=', once: 'file' },
  scgi_cache_path: { prefix: 'keys_zone=', once: 'file' },
};

const balancers = new Set(['hash', 'ip_hash', 'least_conn', 'random']);

const duplicate = (place: Finding['place'], what: string, more: Partial<Finding> = {}): Finding => ({
  place,
  what,
  helps: 'Eine der beiden entfernen.',
  code: 'nginx/duplicate',
  ...more,
});

/** A name, a value or a method that is there twice. */
export function checkNames(statement: Statement, directive: NginxDirective, scope: Scope): Finding | null {
  const name = statement.name.value;
  const naming = Object.hasOwn(namings, name) ? namings[name] : undefined;
  if (naming) {
    const found = named(statement, naming.prefix);
    const notes = (naming.once === 'file' ? scope.frames[0] : frameOf(scope))?.notes;
    // `stream` has upstreams and log formats of its own
    const family = naming.once === 'file' && /^ngx_stream_/.test(directive.module) ? 'stream ' : '';
    const key = `name ${family}${name.replace(/^(?:limit_req|limit_conn)_zone$|_cache_path$/, 'zone')} ${found?.name ?? ''}`;
    if (found && notes?.has(key))
      return duplicate(found.word.span, `${code(found.name)} gibt es schon.`, {
        helps: 'Einen anderen Namen wählen oder eine der beiden Zeilen entfernen.',
      });
    notes?.set(key, statement);
    return null;
  }
  if (/^(?:stream\/)?upstream$/.test(frameOf(scope).context) && balancers.has(name)) return balancing(statement, scope);
  if (name === 'valid_referers') return repeatedReferer(statement, scope);
  return directive.valueKind === 'set of enum' || name.endsWith('_types')
    ? repeatedValue(statement, directive, scope)
    : null;
}

function balancing(statement: Statement, scope: Scope): Finding | null {
  const { notes, seen } = frameOf(scope);
  const again = notes.has('balancing') || seen.has('keepalive');
  notes.set('balancing', statement);
  if (!again) return null;
  return duplicate(statement.name.span, 'Das Verfahren zur Verteilung ist schon festgelegt.', {
    severity: 'warning',
    follows: 'nginx warnt und nimmt das spätere.',
    helps: `Eines behalten und vor ${code('keepalive')} schreiben.`,
  });
}

function repeatedReferer(statement: Statement, scope: Scope): Finding | null {
  const { notes } = frameOf(scope);
  for (const word of statement.args) {
    if (['none', 'blocked', 'server_names'].includes(word.value) || word.value.startsWith('~')) continue;
    const key = `referer ${word.value.toLowerCase()}`;
    if (notes.has(key)) return duplicate(word.span, `${code(word.value)} steht schon in dieser Liste.`);
    notes.set(key, statement);
  }
  return null;
}

/** nginx warns about a value that a list already has; a list of MIME types begins with the first of its default. */
function repeatedValue(statement: Statement, directive: NginxDirective, scope: Scope): Finding | null {
  const { notes } = frameOf(scope);
  const isType = directive.valueKind !== 'set of enum';
  const defaults = isType ? (directive.defaultValue ?? '').split(' ', 1) : [];
  for (const word of statement.args) {
    const value = word.value.toLowerCase();
    const key = `value ${statement.name.value} ${value}`;
    if (notes.has(key) || defaults.includes(value)) {
      return duplicate(word.span, `${code(word.value)} gehört schon zu ${code(statement.name.value)}.`, {
        severity: 'warning',
        follows: 'nginx warnt und übergeht die Wiederholung.',
        helps: 'Das Wort entfernen.',
      });
    }
    notes.set(key, statement);
  }
  return null;
}
