import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load';
import { contains } from '../text/span';
import { applyEdits } from '../text/edit';
import { profiles } from '../profiles';
import { analyseNginx } from './analyseNginx';

const catalogue = loadCatalogue();
const analyse = (text: string, fileName?: string) => analyseNginx(text, catalogue, profiles['debian-12'], fileName);
const codes = (text: string): string[] =>
  analyse(text).diagnostics.map(({ code, span }) => `${code} @ ${text.slice(span.start, span.end)}`);
const entries = (text: string): string[] =>
  analyse(text).annotations.map(({ entry, span }) => `${entry} @ ${text.slice(span.start, span.end)}`);
const meaning = (text: string, part: string): string | undefined => {
  const start = text.indexOf(part);
  return analyse(text).annotations.find(
    ({ span, role }) => span.start === start && span.end === start + part.length && role === 'value',
  )?.value?.text;
};
const server = (inside: string): string => `server {\n    listen 80;\n    ${inside}\n}\n`;

describe('annotations', () => {
  it('name directives, values and variables, the inner inside the outer', () => {
    expect(entries(server('location / { proxy_set_header Host $http_host; uwsgi_pass unix:/run/a.sock; }'))).toEqual([
      'nginx/server @ server',
      'nginx/listen @ listen',
      'value/address @ 80',
      'nginx/location @ location',
      'value/uri @ /',
      'nginx/proxy_set_header @ proxy_set_header',
      'value/header @ Host',
      'value/text @ $http_host',
      'nginx/$http_host @ $http_host',
      'nginx/uwsgi_pass @ uwsgi_pass',
      'value/address @ unix:/run/a.sock',
    ]);
  });

  it('explain the concrete value', () => {
    expect(meaning(server('client_max_body_size 10m;'), '10m')).toBe('10\u00a0MiB.');
    expect(meaning(server('uwsgi_read_timeout 90s;'), '90s')).toBe('1\u00a0Minute und 30\u00a0Sekunden.');
    expect(meaning(server('location ^~ /a { }'), '^~')).toContain('regulären Ausdrücke');
    expect(meaning(server('location / { proxy_pass http://127.0.0.1:8000/; }'), 'http://127.0.0.1:8000/')).toContain(
      'wird durch `/` ersetzt',
    );
    expect(meaning(server('return 301 https://a;'), '301')).toBe('Statuscode 301: dauerhaft umgezogen.');
  });

  it('tell the server of an upstream from the block', () => {
    expect(entries('upstream a { server 127.0.0.1:1; }')).toContain('nginx/ngx_http_upstream_module.server @ server');
  });
});

describe('diagnostics', () => {
  it.each([
    ['uwsgi_pas unix:/a;', 'nginx/unknown-directive @ uwsgi_pas'],
    ['uwsgi_pass unix:/a;', 'nginx/not-allowed-here @ uwsgi_pass'],
    ['keepalive_timeout;', 'nginx/invalid-argument-count @ keepalive_timeout'],
    ['client_max_body_size 10mb;', 'nginx/invalid-value @ 10mb'],
    ['sendfile on;\n    sendfile off;', 'nginx/duplicate @ sendfile'],
    ['return 200 "x;', 'nginx/unterminated @ "x'],
    ['location / { return 200 }', 'nginx/unterminated @ 200'],
    ['}', 'nginx/unbalanced-brace @ }'],
    ['return 200 $nix;', 'nginx/unknown-variable @ $nix'],
    ['content_by_lua_block { ngx.say("}") }', 'nginx/unknown-directive @ content_by_lua_block'],
  ])('%s', (inside, expected) => {
    expect(codes(server(inside))).toContain(expected);
  });

  it.each([
    ['client_max_body_size 10mb;', '10m;'],
    ['gzip yes;', 'gzip on;'],
    ['location / { return 200 }', 'return 200; }'],
    ['acces_log off;', 'access_log off;'],
    ['root /a\n    index b;\n    index c;', 'root /a;'],
  ])('a fix repairs %s', (inside, expected) => {
    const text = server(inside);
    const edits = analyse(text).diagnostics[0]?.fixes[0]?.edits ?? [];
    expect(applyEdits(text, edits)).toContain(expected);
  });

  it('name the package of a directive that Debian has in one', () => {
    expect(analyse('stream { }').diagnostics[0]?.message).toContain('libnginx-mod-stream');
    expect(analyse(server('http2 on;')).diagnostics[0]?.message).toContain('1.25.1');
  });

  it('are silent where an included file may bring what is missing', () => {
    expect(codes('events { }\nhttp { include conf.d/*.conf; server { location / { return 200 $own; } } }')).toEqual([]);
  });

  it('follow the modules that a file loads', () => {
    expect(
      codes(
        'load_module modules/ngx_stream_module.so;\nevents { }\nstream { server { listen 53; proxy_pass 127.0.0.1:53; } }',
      ),
    ).toEqual([]);
  });

  it('know newer directives in the newest profile', () => {
    expect(analyseNginx(server('http2 on;'), catalogue, profiles.current).diagnostics).toEqual([]);
  });
});

const piece = fc.constantFrom(
  'server ',
  'location ',
  'http ',
  'events',
  '{',
  '}',
  ';',
  '"',
  "'",
  '\\',
  '$',
  '${',
  '${uri}',
  '$http_x ',
  '# ',
  '\n',
  '\r\n',
  ' ',
  'listen ',
  '80 ',
  'proxy_pass ',
  'http://a/b',
  'unix:/a',
  'map ',
  '$a ',
  '~* ',
  '^~ ',
  '~(',
  'if ',
  '($uri ',
  '= x)',
  'include ',
  'types ',
  '10m',
  '1h30m',
  'content_by_lua_block ',
  '--[[',
  ']]',
  '--',
  'upstream ',
  'ä',
  '😀',
  '\u0000',
  '\uFEFF',
  'return 200 ',
  'proxy_buffers 8 ',
  'ssl',
  'zone=a:1m ',
  'limit_req ',
  'access_log x y ',
  'server_name ',
);
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
);

describe('any text', () => {
  it('never throws, keeps spans inside the text, nests annotations and separates tokens', () => {
    fc.assert(
      fc.property(anything, (source) => {
        const { annotations, diagnostics, tokens } = analyse(source);
        for (const { span } of [
          ...annotations,
          ...diagnostics,
          ...tokens,
          ...diagnostics.flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits)),
        ]) {
          expect(contains({ start: 0, end: source.length }, span)).toBe(true);
          expect(span.start).toBeLessThanOrEqual(span.end);
        }
        for (const [index, { span }] of annotations.entries()) {
          for (const { span: other } of annotations.slice(index + 1))
            expect(contains(span, other) || other.start >= span.end).toBe(true);
        }
        let end = 0;
        for (const { span } of tokens) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          end = span.end;
        }
      }),
      { numRuns: 3000 },
    );
  });
});
