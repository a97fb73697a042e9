import { span } from '../text/span';
import { code } from '../values/explanation';
import type { Statement } from './parser';
import { frameOf, refuses, type Scope } from './scope';

/** Files of Debian's package that define no variables. */
const harmless =
  /(?:^|\/)(?:mime\.types|(?:uwsgi|fastcgi|scgi|proxy)_params|fastcgi\.conf|koi-utf|koi-win|win-utf|snippets\/(?:fastcgi-php|snakeoil)\.conf)$/;

/** Beginnings of the variables that modules in packages bring (their command tables and documentation). */
const ofPackages: Record<string, string[]> = {
  'http-brotli-filter': ['brotli_'],
  'http-echo': ['echo_'],
  'http-geoip': ['geoip_'],
  'http-memc': ['memc_'],
  'http-srcache-filter': ['srcache_'],
  'http-uploadprogress': ['uploadprogress_'],
  nchan: ['nchan_'],
};

/** An included file that is not at hand may bring anything that its block takes, and define variables. */
export function noteInclude(statement: Statement, scope: Scope): void {
  const frame = frameOf(scope);
  frame.notes.set('include', statement);
  const pattern = statement.args[0]?.value ?? '';
  // Debian's file for PHP brings these itself
  if (/(?:^|\/)snippets\/fastcgi-php\.conf$/.test(pattern))
    for (const name of ['try_files', 'fastcgi_index', 'fastcgi_split_path_info']) frame.seen.set(name, statement);
  if (harmless.test(pattern) || (frame.context === 'main' && /modules/.test(pattern))) return;
  scope.open = true;
}

/** What nginx says when a block ends. */
export function finishBlock(scope: Scope): void {
  const { context, statement, seen, notes } = frameOf(scope);
  if (!statement) return;
  if (/^(?:stream\/)?upstream$/.test(context) && !seen.has('server') && !notes.has('include')) {
    scope.builder.report('error', 'nginx/missing-directive', statement.name.span, {
      what: `In diesem ${code('upstream')} steht kein ${code('server')}.`,
      follows: refuses,
      helps: `Mindestens einen ergänzen: ${code('server 127.0.0.1:8000;')}.`,
    });
  }
}

/** What nginx says when the whole configuration is read. */
export function finishFile(scope: Scope, whole: boolean): void {
  const { builder, catalogue, frames, variables, defined } = scope;
  const outer = frames[0];
  const first = outer && [...outer.seen.values()][0];
  const place = first?.name.span ?? span(0, 0);
  const empty = whole && first === undefined && outer?.context !== 'main';
  if ((empty || (outer?.context === 'main' && first)) && !outer?.seen.has('events') && !scope.open && !first?.file) {
    builder.report(
      'error',
      'nginx/missing-directive',
      place,
      {
        what: `Der Konfiguration fehlt der Block ${code('events')}.`,
        follows: refuses,
        helps: `${code('events {}')} auf der äußersten Ebene ergänzen.`,
      },
      [{ title: 'events-Block ergänzen', edits: [{ span: span(place.start, place.start), text: 'events {}\n' }] }],
    );
  }
  if (scope.open) return;
  // Names are compared without regard to case
  const known = new Set<string>([...defined].map((name) => name.toLowerCase()));
  const free = Object.entries(ofPackages).flatMap(([name, names]) =>
    scope.table.has(`libnginx-mod-${name}`) ? names : [],
  );
  for (const variable of catalogue.nginx.variables) {
    if (!variable.debian && !scope.newest) continue;
    if (variable.prefix) free.push(variable.name);
    else known.add(variable.name);
  }
  const isKnown = (name: string): boolean => known.has(name) || free.some((prefix) => name.startsWith(prefix));
  for (const { name, span: place } of variables) {
    if (isKnown(name.toLowerCase())) continue;
    const guess = scope.suggestions.of(`$${name}`, () => [...known].map((variable) => `$${variable}`));
    builder.report(
      'error',
      'nginx/unknown-variable',
      place,
      {
        what: `Die Variable ${code(`$${name}`)} ist nirgends gesetzt.`,
        follows: refuses,
        helps:
          name === 'connection_upgrade'
            ? `Im ${code('http')}-Block ergänzen: ${code("map $http_upgrade $connection_upgrade { default upgrade; '' close; }")}`
            : guess
              ? `Gemeint ist vermutlich ${code(guess)}.`
              : `Sie mit ${code('set')} oder ${code('map')} setzen oder den Namen berichtigen.`,
      },
      guess ? [{ title: `Durch ${guess} ersetzen`, edits: [{ span: place, text: guess }] }] : [],
    );
  }
}
