import { describe, expect, it } from 'vitest';
import { analyseWith } from '../../testing';
import type { ProfileName } from '../../types';

const found = (text: string, fileName?: string, profile?: ProfileName): string[] =>
  analyseWith(text, { language: 'nginx', ...(fileName ? { fileName } : {}), ...(profile ? { profile } : {}) })
    .diagnostics.filter(({ code }) => code.startsWith('practice/'))
    .map(({ code, severity }) => `${severity} ${code.replace('practice/', '')}`);

const server = (inside: string): string => `server {\n  listen 80;\n  ${inside}\n}\n`;
const params =
  'include uwsgi_params; uwsgi_param HTTP_X_FORWARDED_PROTO $scheme; uwsgi_param HTTP_TRANSFER_ENCODING "";';
const uwsgi = `${params} uwsgi_pass unix:/run/a.sock;`;

describe('a configuration', () => {
  it('that is as it should be gets no remark', () => {
    expect(found(server(`location / { ${uwsgi} }`))).toEqual([]);
  });

  it.each([
    ['location / { uwsgi_pass unix:/run/a.sock; }', ['warning uwsgi-params-missing']],
    [`include uwsgi_params; location / { uwsgi_param A b; uwsgi_pass a:1; }`, ['warning uwsgi-params-missing']],
    [`location / { ${uwsgi} proxy_read_timeout 5s; }`, ['warning timeout-of-other-protocol']],
    [`location / { ${uwsgi} include proxy_params; }`, ['warning directive-of-other-protocol']],
    ['location /a { alias /srv/a/; }', ['warning alias-traversal']],
    ['location ^~ /a/ { alias /srv/a; }', ['warning alias-without-slash']],
    ['location /a { proxy_set_header Host $host; proxy_pass http://b:1/; }', ['warning proxy-pass-slash']],
    ['location /a/ { proxy_set_header Host $host; proxy_pass http://b:1/x; }', ['warning proxy-pass-slash']],
    ['add_header X-Frame-Options DENY always; location / { add_header A b; }', ['warning add-header-lost']],
    ['add_header X-Robots-Tag none; location / { add_header A b; }', ['info add-header-lost']],
    ['location / { if ($arg_a) { add_header A b; } try_files /a @b; }', ['warning if-beside-try-files']],
  ])('%s', (inside, expected) => {
    expect(found(server(inside))).toEqual(expected);
  });

  it.each([
    ['an exact location', 'location = /a { alias /srv/a/; }'],
    ['a regular expression', 'location ~ ^/a { alias /srv/a/; }'],
    ['an alias that is not asked', 'location /a { alias /srv/a/; return 404; }'],
    [
      'a path that a rewrite changes',
      'location /a { rewrite ^/a(.*) $1 break; proxy_set_header Host $host; proxy_pass http://b:1/; }',
    ],
    [
      'an include that may hold the parameters',
      'location / { include snippets/backend.conf; uwsgi_pass unix:/run/a.sock; }',
    ],
    [
      'headers that are repeated',
      'add_header X-Frame-Options DENY always; location / { add_header x-frame-options DENY always; }',
    ],
    ['an include that may repeat them', 'add_header X-A b; location / { include headers.conf; add_header A b; }'],
    [
      'two protocols in two blocks',
      `location / { ${uwsgi} location /p { proxy_read_timeout 5s; proxy_set_header Host $host; proxy_pass http://127.0.0.1:1; } }`,
    ],
    ['a proxy for another machine', 'location / { proxy_pass https://api.example.org; }'],
    ['an if that answers', 'location / { if ($arg_a) { return 403; } try_files /a @b; }'],
  ])('is left alone with %s', (_what, inside) => {
    expect(found(server(inside)).filter((line) => line.startsWith('warning'))).toEqual([]);
  });

  it('says nothing about what a part of it may inherit', () => {
    expect(found('location / { uwsgi_pass unix:/run/a.sock; }')).toEqual([]);
  });

  it('knows that newer versions speak HTTP/1.1 by themselves', () => {
    const text = server(
      'location / { proxy_set_header Host $host; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; proxy_pass http://127.0.0.1:1; }',
    );
    expect(found(text)).toEqual(['warning websocket-headers-incomplete']);
    expect(found(text, undefined, 'current')).toEqual([]);
  });

  it('asks for a resolver where it sees the whole file', () => {
    const whole = (more: string): string =>
      `events {} http { ${more} server { location / { set $a http://b.example:1; proxy_set_header Host $host; proxy_pass $a; } } }`;
    expect(found(whole(''), 'nginx.conf')).toEqual(['warning variable-without-resolver']);
    expect(found(whole('resolver 127.0.0.53;'), 'nginx.conf')).toEqual([]);
    expect(found(whole('include conf.d/*.conf; include extra.conf;'), 'nginx.conf')).toEqual([]);
  });
});
