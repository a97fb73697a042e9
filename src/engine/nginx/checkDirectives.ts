import { code, list } from '../values/explanation';
import { parseNginxAddress } from '../values/nginxAddress';
import { parseNginxTime } from '../values/nginxTime';
import { addressHelp } from './addressHelp';
import { checkErrorPage, checkExpires, checkReturn, checkRoot, checkTryFiles } from './checkAnswer';
import { checkBrowser, checkUseridExpires, checkUseridMark } from './checkClient';
import { checkIf } from './checkIf';
import { invalid, timeHelp } from './checkKinds';
import { checkListen } from './checkListen';
import { checkLocation } from './checkLocation';
import { checkNetworkBits } from './networkBits';
import { checkPass } from './checkPass';
import { checkBind, checkOffAlone, checkSplit } from './checkUpstreamOptions';
import { parameters, unknownParameter } from './parameters';
import type { Statement } from './parser';
import { regexFinding } from './regexFinding';
import { frameOf, type Check, type Finding, type Scope } from './scope';
import type { Word } from './word';

/** Names that have other parameters in another block. */
const inContext = new Set(
  Object.keys(parameters).flatMap((key) => (key.includes('.') ? [key.replace(/^.*\./, '')] : [])),
);

/** Named parameters by table. */
export function checkParameters(statement: Statement, scope: Scope): Finding | null {
  const name = statement.name.value;
  const context = frameOf(scope).context;
  const spec =
    (inContext.has(name) ? parameters[`${context === 'stream/upstream' ? 'upstream' : context}.${name}`] : undefined) ??
    parameters[name];
  if (!spec) return null;
  const values = statement.args.map(({ value }) => value);
  const index = unknownParameter(values, spec, name === 'limit_except');
  const wrong = index === null ? undefined : statement.args[index];
  if (wrong) {
    const known = [
      ...(spec.words ?? []),
      ...Object.keys(spec.forms ?? {})
        .filter((form) => form !== '')
        .map((form) => `${form}…`),
    ];
    return invalid(
      wrong,
      statement,
      known.length > 0 ? `Möglich sind ${list(known.map(code))}.` : 'Den Wert in der Referenz nachschlagen.',
    );
  }
  const { required, from } = spec;
  if (required !== undefined && !values.slice(from).some((value) => value.startsWith(required))) {
    return {
      place: statement.name.span,
      what: `${code(name)} verlangt den Parameter ${code(`${required}…`)}.`,
      helps: 'Den Parameter ergänzen.',
    };
  }
  return null;
}

function checkVariableName(word: Word | undefined, statement: Statement, scope: Scope): Finding | null {
  if (!word) return null;
  const name = word.value.slice(1);
  if (!word.value.startsWith('$') || name === '') {
    const fixes = /^[A-Za-z_]\w*$/.test(word.value)
      ? [{ title: `Durch $${word.value} ersetzen`, edits: [{ span: word.span, text: `$${word.value}` }] }]
      : [];
    return invalid(word, statement, 'Vor den Namen der Variablen gehört ein Dollarzeichen.', { fixes });
  }
  scope.defined.add(name);
  const known = scope.catalogue.nginx.variables.find(
    (variable) => !variable.prefix && variable.name === name.toLowerCase() && (variable.debian || scope.newest),
  );
  if (!known || known.settable) return null;
  return {
    place: word.span,
    what: `${code(word.value)} ist eine Variable von nginx und lässt sich nicht setzen.`,
    helps: 'Einen eigenen Namen wählen.',
    code: 'nginx/duplicate',
  };
}

const checkSet: Check = (statement, scope) => checkVariableName(statement.args[0], statement, scope);
const checkTarget: Check = (statement, scope) => checkVariableName(statement.args.at(-1), statement, scope);

function checkServerName(statement: Statement, scope: Scope): Finding | null {
  for (const word of statement.args) {
    const { value } = word;
    if ((value.startsWith('*') && (value.length < 3 || value[1] !== '.')) || value === '.')
      return invalid(word, statement, `Ein Stern steht allein vor einem Punkt: ${code('*.example.org')}.`);
    if (value === '~') return invalid(word, statement, 'Hinter der Tilde den regulären Ausdruck schreiben.');
    if (value.includes('/')) {
      const host = /^[a-z]+:\/\/([^/]+)\/?$/i.exec(value)?.[1];
      return {
        ...invalid(word, statement, 'Den Rechnernamen ohne Protokoll und Pfad schreiben.'),
        severity: 'warning',
        follows: 'nginx warnt, und kein Rechnername einer Anfrage passt darauf.',
        fixes: host ? [{ title: `Durch ${host} ersetzen`, edits: [{ span: word.span, text: host }] }] : [],
      };
    }
    if (value.startsWith('~')) {
      const finding = regexFinding(word, 1, scope);
      if (finding) return finding;
    }
  }
  return null;
}

function checkUpstreamServer(statement: Statement, scope: Scope): Finding | null {
  const [word] = statement.args;
  if (!word || !/^(?:stream\/)?upstream$/.test(frameOf(scope).context)) return null;
  const address = parseNginxAddress(word.value, false);
  return typeof address === 'string' ? invalid(word, statement, addressHelp[address]) : null;
}

function checkKeepaliveTimeout(statement: Statement): Finding | null {
  const wrong = statement.args.find(({ value }, index) => parseNginxTime(value, index === 0 ? 'ms' : 's') === null);
  return wrong ? invalid(wrong, statement, timeHelp) : null;
}

function checkRewrite(statement: Statement, scope: Scope): Finding | null {
  const [pattern, replacement] = statement.args;
  if (replacement?.value === '') return invalid(replacement, statement, 'Die Ersetzung darf nicht leer sein.');
  return pattern ? regexFinding(pattern, 0, scope) : null;
}

function checkSubFilter(statement: Statement): Finding | null {
  const [word] = statement.args;
  return word?.value === '' ? invalid(word, statement, 'Den gesuchten Text ergänzen.') : null;
}

function checkFileCache(statement: Statement): Finding | null {
  if (statement.args.some(({ value }) => value === 'off' || value.startsWith('max='))) return null;
  return {
    place: statement.name.span,
    what: `${code(statement.name.value)} verlangt den Parameter ${code('max=…')}.`,
    helps: 'Den Parameter ergänzen.',
  };
}

/** Debian's parameter files hold directives that are allowed in `http`, `server` and `location`. */
function checkInclude(statement: Statement, scope: Scope): Finding | null {
  const [word] = statement.args;
  const { context } = frameOf(scope);
  if (
    !word ||
    !/(?:^|\/)(?:uwsgi_params|fastcgi_params|fastcgi\.conf|scgi_params|proxy_params)$/.test(word.value) ||
    ['http', 'server', 'location'].includes(context)
  )
    return null;
  return {
    place: word.span,
    what: `Die Direktiven in ${code(word.value)} dürfen in ${code(context)} nicht stehen.`,
    helps: `Die Zeile in eine ${code('location')} setzen.`,
    code: 'nginx/not-allowed-here',
  };
}

function checkAccessLog(statement: Statement): Finding | null {
  const [first, second] = statement.args;
  if (first?.value !== 'off' || !second) return null;
  return invalid(second, statement, `Hinter ${code('off')} steht nichts weiter.`);
}

/** Debian builds nginx without `--with-file-aio`. */
function checkAio(statement: Statement, { newest }: Scope): Finding | null {
  const [word] = statement.args;
  if (newest || word?.value !== 'on') return null;
  return invalid(word, statement, `${code('threads')} oder ${code('off')} schreiben.`, {
    what: `${code('aio on')} ist in diesem nginx nicht enthalten.`,
    fixes: [{ title: 'Durch threads ersetzen', edits: [{ span: word.span, text: 'threads' }] }],
  });
}

function checkAffinity(statement: Statement): Finding | null {
  const rest = statement.args[0]?.value === 'auto' ? statement.args.slice(1) : statement.args;
  if (statement.args[0]?.value === 'auto' && rest.length > 1) {
    return invalid(rest[1] ?? statement.name, statement, `Hinter ${code('auto')} steht höchstens eine Maske.`, {
      code: 'nginx/invalid-argument-count',
    });
  }
  const wrong = rest.find(({ value }) => !/^[01 ]*$/.test(value));
  return wrong ? invalid(wrong, statement, `${code('auto')} oder Masken aus Nullen und Einsen schreiben.`) : null;
}

/** Directives with a check of their own, run after the one of their kind and their parameters. */
export const checksByName: Record<string, Check> = {
  return: checkReturn,
  error_page: checkErrorPage,
  try_files: checkTryFiles,
  set: checkSet,
  map: checkTarget,
  geo: checkTarget,
  split_clients: checkTarget,
  auth_request_set: checkSet,
  server_name: checkServerName,
  expires: checkExpires,
  server: checkUpstreamServer,
  keepalive_timeout: checkKeepaliveTimeout,
  rewrite: checkRewrite,
  root: checkRoot,
  alias: checkRoot,
  listen: checkListen,
  location: checkLocation,
  if: checkIf,
  proxy_pass: checkPass,
  uwsgi_pass: checkPass,
  fastcgi_pass: checkPass,
  scgi_pass: checkPass,
  grpc_pass: checkPass,
  memcached_pass: checkPass,
  proxy_redirect: checkOffAlone,
  proxy_cookie_domain: checkOffAlone,
  proxy_cookie_path: checkOffAlone,
  proxy_cookie_flags: checkOffAlone,
  userid_expires: checkUseridExpires,
  sub_filter: checkSubFilter,
  open_file_cache: checkFileCache,
  open_log_file_cache: checkFileCache,
  worker_cpu_affinity: checkAffinity,
  access_log: checkAccessLog,
  aio: checkAio,
  allow: checkNetworkBits,
  deny: checkNetworkBits,
  set_real_ip_from: checkNetworkBits,
  debug_connection: checkNetworkBits,
  userid_mark: checkUseridMark,
  modern_browser: checkBrowser,
  fastcgi_split_path_info: checkSplit,
  include: checkInclude,
  ...Object.fromEntries(
    ['proxy', 'uwsgi', 'fastcgi', 'scgi', 'grpc', 'memcached'].map((name) => [`${name}_bind`, checkBind]),
  ),
};
