/** Configurations made from the legal ones, each with one change of a named class; the same in every run. */
import type { Random } from './random';
import { samples, within, type Sample } from './nginxSamples';

export interface Mutant {
  kind: string;
  /** What was changed, for messages. */
  shown: string;
  text: string;
  /** What the engine gets where that is a part of the text alone, and how many lines stand before it. */
  part?: { text: string; before: number };
}

/** The changed piece and the context that it stands in. */
interface Piece {
  context: string;
  piece: string;
}

type Change = (sample: Sample, random: Random, all: readonly Sample[]) => Piece;

const letters = 'abcdefghijklmnopqrstuvwxyz_';
const words = (line: string): string[] => line.slice(0, -1).match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
const statement = (parts: readonly string[]): string => `${parts.join(' ')};`;

const wrongValues: Record<string, string[]> = {
  flag: ['yes', 'true', '1', 'ON', 'Off', 'oon', '""', 'no', 'ein'],
  size: ['10mb', '1.5m', '-1', '1g', '8K', '10 m', 'k', '1t', '0x10', '16M'],
  offset: ['10mb', '1.5m', '-1', '1g', '8K', '10 m', 'g', '1t'],
  'size, variables allowed': ['10mb', '$arg_rate', '-1', '8K', '1g'],
  time: [
    '60sec',
    '1min',
    '1h30m',
    '"1h 30m"',
    '1M',
    '1y',
    '30m1h',
    '-1',
    '500ms',
    '2d',
    '5S',
    '1.5s',
    '$arg_t',
    '30s10',
  ],
  integer: ['x', '1k', '-1', '3.5', '07', 'auto', '$arg_n', '300'],
  enum: ['unsinn', 'ON', 'off', 'all', '""'],
  'set of enum': ['unsinn', 'error', 'GET', 'off', 'http_418', 'TLSv1.4'],
  'count size': ['8', '0 8k', '8 0', '8k 8', 'x 8k', '4 16kb', '4 16k'],
  other: [
    'x=1',
    '$',
    '$nix',
    '${nix',
    'http://127.0.0.1/x',
    '"a b"',
    '99',
    '-1',
    'unix:',
    '127.0.0.1:99999',
    '127.0.0.1:8000/x',
    '10k',
    '=600',
    '~(',
    '~^/a{2}$',
    'off',
    '$uri',
  ],
};

function wrongValue(sample: Sample, random: Random): string {
  const kind = sample.directive.valueKind ?? 'other';
  const values = wrongValues[kind.startsWith('time') ? 'time' : kind] ?? wrongValues.other ?? [];
  const [name = '', ...rest] = words(sample.line);
  const value = random.pick(values);
  if (values !== wrongValues.other || rest.length < 2) return statement([name, value]);
  rest[random.below(rest.length)] = value;
  return statement([name, ...rest]);
}

function typo(line: string, random: Random): string {
  const [name = '', ...rest] = words(line);
  const at = random.below(name.length);
  const changed = random.pick([
    name.slice(0, at) + name.slice(at + 1),
    name.slice(0, at) + random.pick([...letters]) + name.slice(at),
    name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2),
    name.toUpperCase(),
    `${name}:`,
    `${name}=`,
    name.replace('_', '-'),
  ]);
  return statement([changed, ...rest]);
}

/** Lines of tables, right and wrong. */
const dataPieces: ((random: Random) => string)[] = [
  (random) =>
    `map $uri $own_m { ${random.pick(['default 0; /a 1;', 'hostnames; *.a.example 1; .b.example 2;', '~^/a 1; ~*/B$ 2;', '/a 1; /A 2;', 'a b c;', '~( 1;', '\\default 1;', 'volatile; a 1;', 'default 1; default 2;', 'a { }', 'include nix*.map;', '"a b" "c d";', 'a $nix;', 'a $uri;'])} }\nserver { return 200 $own_m; }`,
  (random) =>
    `geo $own_g { ${random.pick(['default 0; 10.0.0.0/8 1;', 'ranges; 10.0.0.1-10.0.0.9 1;', '10.0.0.1/8 1;', 'nix 1;', '10.0.0.0/8;', '::1 1; 2001:db8::/32 2;', 'default 1; default 2;', '10.0.0.0/33 1;', '127.0.0.1 a; 127.0.0.1 b;', 'proxy 10.0.0.0/8; 127.0.0.1 1;', '"10.0.0.0/8" "a b";'])} }\nserver { return 200 $own_g; }`,
  (random) =>
    `split_clients $uri $own_s { ${random.pick(['50% a; * b;', '0.5% a; * b;', '60% a; 60% b;', '50 a;', '0% a;', '* a;', '50% a b;', '33.333% a;', '100% a;', '.5% a; * b;'])} }\nserver { return 200 $own_s; }`,
  (random) =>
    `types { ${random.pick(['text/a a b;', 'text/a a; text/b b;', 'text/a a; text/b a;', 'text/a;', 'text/a { }', '', '"text/a" "a";', 'include nix*.types;'])} }`,
  (random) =>
    `charset_map a b { ${random.pick(['80 E2;', '80 E282AC;', 'GG 11;', '80;', '80 11 12;', '8 9;', '100 11;'])} }`,
];

/** Uses of variables, right and wrong. */
const variablePieces: ((random: Random) => string)[] = [
  (random) =>
    `add_header X-A "${random.pick(['$host', '${host}x', '$http_x_y', '$arg_a', '$cookie_c', '$hots', '$own', '$1', '$request_uri$', 'a$', '${host', '$sent_http_x', '$upstream_http_y', '$upstream_addr', '$', '$$host', '\\$host', '$connection_upgrade', '$geoip_country_code', '$HOST', '$0', '$10', '$ssl_client_s_dn', '$time_iso8601', '$http2', '$http3', '$request_id', '$proxy_host'])}";`,
  (random) =>
    `set ${random.pick(['$own', 'own', '$host', '$args', '$limit_rate', '$1', '$', '$own-a', '"$own"', '$http_x', '$uri', '$own $own2'])} x;\nreturn 200 $own;`,
  (random) =>
    `if (${random.pick(['$own', '$host', '$host = a', '$args ~ "^(?<got>a)$"', '$host != $uri', '-f $uri/x', '$host ~* (a|b)', '!-e $request_filename', '$', 'host', '$host == a', '$host = "a b"', '$host ~ (', '-f', '$a$b'])}) { return 403; }\nset $own 1;`,
  (random) =>
    `rewrite ${random.pick(['^/(?<part>.*)$ /$part', '^/(.*)$ /$1?a=$args', '^/a$ $scheme://b', '^ /$nix', '^/(.*)$ /${1}x', '"^/(a{2})$" /$1', '^/a /b$', '^/[a /b', '^/a /b break last', '(?i)^/a /b'])};`,
  (random) =>
    `proxy_pass http://${random.pick(['$host', '127.0.0.1$request_uri', '$own:80', '127.0.0.1:8000/$uri', '${host}', '$nix', '127.0.0.1:$server_port', 'unix:/run/$host.sock'])};\nset $own a;`,
];

const contexts = ['main', 'events', 'http', 'upstream', 'server', 'location', 'if in location', 'limit_except'];

const blanks = ({ context, line }: Sample, random: Random): Piece => ({
  context,
  piece: `${words(line).join(random.pick(['\n', '\t', '\r\n', '  ', ' # Kommentar\n', '\n# "{;\n']))}${random.pick([';', '\n;', ' ;# k', ' ; #;}'])}`,
});

const quotes = ({ context, line }: Sample, random: Random): Piece => {
  const quote = random.pick(['"', "'"]);
  const [name = '', ...rest] = words(line);
  const quoted = rest.map((word) => (/["']/.test(word) ? word : `${quote}${word.replaceAll('\\', '\\\\')}${quote}`));
  return { context, piece: statement([random.below(3) === 0 ? `${quote}${name}${quote}` : name, ...quoted]) };
};

const changes: Record<string, Change> = {
  'legal: as it is': ({ context, line }) => ({ context, piece: line }),
  'legal: layout': (sample, random) => (random.below(2) === 0 ? blanks : quotes)(sample, random),
  'legal: several': ({ context, line, directive }, random, all) => {
    const other = random.pick(
      all.filter((sample) => sample.context === context && sample.directive.name !== directive.name),
    );
    return { context, piece: `${line}${random.pick(['\n', ' ', ''])}${other.line}` };
  },
  'legal: look-alike': ({ context }, random) => {
    const place = ['http', 'server', 'location'].includes(context) ? 'location' : 'location';
    return {
      context: place,
      piece: random.pick([
        'return 200 a#b;',
        'return 200 a"b;',
        'return 200 a\\;b;',
        'return 200 a\\ b;',
        'return 200 "a\nb";',
        "return 200 '{;}';",
        'return 200 “a”;',
        'return 200 ${uri}x;',
        'sendfile ON;',
        'sendfile oFF;',
        'if ($uri = "a b") { return 403; }',
        'if ( $uri ~ ^/a ) { return 403; }',
        'if ($uri) { set $t 1; }',
        'if (!-f $request_filename) { return 404; }',
        'location /x/y { }',
        'location ~ "^/x{2}$" { }',
        'location ~* \\.(?:png|jpg)$ { }',
        'return 200 a}b;',
        'add_header X-A "a;b" always;',
        "add_header X-A '\"';",
        'error_page 404 = /x;',
        'error_page 404 =200 @named;',
        'try_files $uri @named;',
        'expires -1;',
        'expires modified +1h;',
        'expires @15h30m;',
        'client_max_body_size 0;',
        'proxy_pass http://unix:/run/a.sock:/x/;',
        'proxy_pass https://127.0.0.1;',
        'uwsgi_pass unix:///run/a.sock;',
        'uwsgi_pass uwsgi://127.0.0.1:3031;',
        'return 301 https://$host$request_uri;',
        'return https://example.org/;',
        'uwsgi_param A "" if_not_empty;',
        'set $a_b "${uri}c";',
        'rewrite ^ /x? permanent;',
        'limit_except GET POST { deny all; }',
        'limit_rate 10k;',
        'types { text/x x y; }',
        'proxy_set_header Host $http_host;',
        'allow 2001:db8::/32;',
        'deny all;',
        'proxy_redirect http://a/ /;',
        'proxy_redirect default;\nproxy_pass http://127.0.0.1;'.split('\n').reverse().join('\n'),
        'auth_basic off;',
        'gzip_types *;',
        'etag off; # ]',
        'root /srv/$host;',
        'alias /srv/;',
        'index a b /c;',
      ]),
    };
  },
  typo: ({ context, line }, random) => ({ context, piece: typo(line, random) }),
  context: ({ line }, random) => ({ context: random.pick(contexts), piece: line }),
  count: ({ context, line }, random) => {
    const parts = words(line);
    if (random.below(2) === 0) parts.splice(parts.length - 1 - random.below(Math.max(1, parts.length - 1)), 1);
    else parts.push(...Array.from({ length: 1 + random.below(3) }, () => 'extra'));
    return { context, piece: parts.length === 0 ? ';' : statement(parts) };
  },
  value: (sample, random) => ({ context: sample.context, piece: wrongValue(sample, random) }),
  quote: ({ context, line }, random) => {
    const [name = '', ...rest] = words(line);
    const last = rest.pop() ?? 'x';
    return {
      context,
      piece: random.pick([
        statement([name, ...rest, `"${last}`]),
        statement([name, ...rest, `'${last}"`]),
        statement([name, ...rest, `"${last}"x`]),
        statement([name, ...rest, `${last}"`]),
        statement([name, `"${last}"'x'`]),
      ]),
    };
  },
  brace: ({ context, line }, random) => ({
    context,
    piece: random.pick([
      `${line}\n}`,
      `${line.slice(0, -1)} {\n}`,
      `{ ${line} }`,
      `${line}\n{`,
      `if ($uri) {\n${line}`,
      `${line.slice(0, -1)} }`,
      `types {\n${line}\n`,
      `location /y\n${line}`,
    ]),
  }),
  comment: ({ context, line }, random, all) => {
    const other = random.pick(all.filter((sample) => sample.context === context));
    return {
      context,
      piece: random.pick([
        `${line.slice(0, -1)} # ;`,
        `${line.slice(0, -1)} # ;\n${other.line}`,
        `// ${line}`,
        `-- ${line}`,
        `${line} // k`,
        `${line.slice(0, -1)} #k\n;`,
        `/* ${line} */`,
        `# ${line}`,
      ]),
    };
  },
  semicolon: ({ context, line, directive }, random, all) => {
    const other = random.pick(
      all.filter((sample) => sample.context === context && sample.directive.name !== directive.name),
    );
    return {
      context,
      piece: random.pick([
        `${line.slice(0, -1)}\n${other.line}`,
        `${line.slice(0, -1)}\n`,
        `${line};`,
        `${line.slice(0, -1)}:`,
        `${line.slice(0, -1)},\n${other.line}`,
      ]),
    };
  },
  duplicate: ({ context, line }) => ({ context, piece: `${line}\n${line}` }),
  glued: ({ context, line }, random) => {
    const parts = words(line);
    const [name = '', first = '', ...rest] = parts;
    return {
      context,
      piece: random.pick([
        statement([name + first, ...rest]),
        `${line}${line.split(' ', 1)[0] ?? ''}`,
        statement([name, [first, ...rest].join('')]),
        statement([name, [first, ...rest].join(',')]),
        `${name}=${[first, ...rest].join(' ')};`,
        statement([`"${name}"${first}`, ...rest]),
        statement([name, `"${first}"`, ...rest]),
        `${name}\t${[first, ...rest].join('\t')};`,
      ]),
    };
  },
  'data block': (_sample, random) => ({ context: 'http', piece: random.pick(dataPieces)(random) }),
  variable: (_sample, random) => ({ context: 'location', piece: random.pick(variablePieces)(random) }),
  nesting: ({ context, line }, random) => ({
    context: 'server',
    piece: random.pick([
      `location /y/ { location /y/z { ${line} } }`,
      `location ~ ^/y { if ($uri) { ${line} } }`,
      `if ($uri) { ${line} }`,
      `location /y { limit_except GET { ${line} } }`,
      `location @y { ${line} }`,
      `location = /y { ${context === 'location' ? line : ''} }`,
      `location /y { location /z { ${line} } }`,
      `location /y { if ($uri) { if ($args) { ${line} } } }`,
      `location /y { ${line} location /y/1 { ${line} } }`,
    ]),
  }),
  snippet: (sample, random, all) => {
    const inner = random.pick(all.filter(({ context }) => context === 'location'));
    const change = random.pick(['as it is', 'as it is', 'typo', 'value', 'semicolon', 'count'] as const);
    const line = change === 'as it is' ? inner.line : (changes[change]?.(inner, random, all).piece ?? inner.line);
    return {
      context: 'http',
      piece: `limit_req_zone $uri zone=zr:1m rate=1r/s;\nlimit_conn_zone $uri zone=zc:1m;\nserver {\nlisten 127.0.0.1:18080;\nlocation /x/ {\n${line}\n}\n}`,
    };
  },
};

export const kinds = Object.keys(changes);

export function mutants(number: number, random: Random): Mutant[] {
  const all = samples();
  return Array.from({ length: number }, (_, index) => {
    // Every directive in turn, every kind in turn
    const sample = all[(index * 7) % all.length] ?? random.pick(all);
    const kind = kinds[index % kinds.length] ?? 'typo';
    const change = changes[kind];
    const { context, piece } = change ? change(sample, random, all) : { context: sample.context, piece: sample.line };
    const text = within(context, piece);
    return {
      kind,
      shown: `${context}: ${piece.replaceAll('\n', '⏎').replaceAll('\r', '␍')}`,
      text,
      ...(kind === 'snippet'
        ? { part: { text: piece, before: text.slice(0, text.indexOf(piece)).split('\n').length - 1 } }
        : {}),
    };
  });
}
