import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load';
import { analyse } from '../analyse';
import { profiles } from '../profiles';
import { isIncluded, matchesGlob } from './includedFiles';
import {
  allNodes,
  inForce,
  nodesNamed,
  settingInForce,
  upstreamAddresses,
  upstreamNamed,
  valuesOf,
} from './inheritance';
import { readNginx, type NginxBlock, type ReadOptions } from './readNginx';

const catalogue = loadCatalogue();
const read = (text: string, options: ReadOptions = {}) => readNginx(text, catalogue, profiles['debian-12'], options);
const codes = (text: string, options: ReadOptions = {}): string[] =>
  analyse(text, { language: 'nginx', catalogue, profile: 'debian-12', ...options }).diagnostics.map(
    ({ code, span }) => `${code} @ ${text.slice(span.start, span.end)}`,
  );
const blockOf = (text: string, name: string): NginxBlock => {
  const inner = nodesNamed(read(text), name)[0]?.inner;
  if (!inner) throw new Error(`kein Block ${name}`);
  return inner;
};

describe('readNginx', () => {
  it('gives each statement its context', () => {
    const { root } = read('server { location / { if ($uri) { return 403; } limit_except GET { deny all; } } }');
    expect([...allNodes(root)].map(({ statement, block }) => `${block.context}: ${statement.name.value}`)).toEqual([
      'http: server',
      'server: location',
      'location: if',
      'if in location: return',
      'location: limit_except',
      'limit_except: deny',
    ]);
  });

  it('finds the upstream of a name without regard to case', () => {
    const reading = read('upstream App { server 127.0.0.1:1; server unix:/a; }');
    const found = upstreamNamed(reading, 'app');
    expect(found && upstreamAddresses(found)).toEqual(['127.0.0.1:1', 'unix:/a']);
  });
});

describe('inheritance', () => {
  it('replaces a list by one line further inside', () => {
    const location = blockOf('server { add_header A 1; add_header B 2; location / { add_header C 3; } }', 'location');
    expect(inForce(location, 'add_header').map(valuesOf)).toEqual([['C', '3']]);
  });

  it('takes a list as a whole from outside where the inner block has none', () => {
    const location = blockOf('server { add_header A 1; add_header B 2; location / { root /x; } }', 'location');
    expect(inForce(location, 'add_header').map(valuesOf)).toEqual([
      ['A', '1'],
      ['B', '2'],
    ]);
  });

  it('takes a setting from the nearest block', () => {
    const text = 'http { client_max_body_size 1m; server { client_max_body_size 5m; location / { root /x; } } }';
    const setting = settingInForce(blockOf(text, 'location'), 'client_max_body_size');
    expect(setting && valuesOf(setting)).toEqual(['5m']);
  });

  it('does not hand a pass on to a nested location, but to an if', () => {
    const text = 'server { location / { uwsgi_pass unix:/a; if ($uri) { set $a 1; } location /b { root /x; } } }';
    expect(inForce(blockOf(text, 'if'), 'uwsgi_pass')).toHaveLength(1);
    const inner = nodesNamed(read(text), 'location')[1]?.inner;
    expect(inner && inForce(inner, 'uwsgi_pass')).toEqual([]);
  });
});

describe('included files', () => {
  it.each([
    ['*.conf', 'a.conf', true],
    ['a*b*c', 'aXbYbc', true],
    ['?.conf', 'ab.conf', false],
    ['*', '', true],
  ])('%s and %s', (pattern, name, expected) => expect(matchesGlob(pattern, name)).toBe(expected));

  it.each([
    ['/etc/nginx/conf.d/*.conf', 'conf.d/a.conf', true],
    ['conf.d/*.conf', '/etc/nginx/sites-enabled/a.conf', false],
    ['/etc/nginx/sites-enabled/*', 'sites-available/app', true],
    ['/etc/nginx/modules-enabled/*.conf', 'a.conf', false],
    ['uwsgi_params', '/etc/nginx/uwsgi_params', true],
  ])('%s means %s: %s', (pattern, path, expected) => expect(isIncluded(pattern, path)).toBe(expected));

  const main = 'events { }\nhttp { include conf.d/*.conf; server { location / { include own; } } }\n';

  it('are read in the place of the include', () => {
    const files = [
      { path: 'conf.d/map.conf', text: 'map $uri $own { default 1; }' },
      { path: 'own', text: 'return 200 $own;' },
    ];
    const { root } = read(main, { fileName: 'nginx.conf', files });
    expect([...allNodes(root)].map(({ statement, block }) => `${block.context}: ${statement.name.value}`)).toEqual(
      expect.arrayContaining(['http: map', 'location: return']),
    );
    expect(codes(main, { fileName: 'nginx.conf', files })).toEqual([]);
  });

  it('show what is missing once all of them are at hand', () => {
    const text = main.replace('include own', 'return 200 $nix');
    const files = [{ path: 'conf.d/a.conf', text: 'map $uri $own { default 1; }' }];
    expect(codes(text, { fileName: 'nginx.conf', files })).toEqual(['nginx/unknown-variable @ $nix']);
  });

  it('give a part its context and what is defined elsewhere', () => {
    const files = [
      { path: '/etc/nginx/nginx.conf', text: main },
      { path: '/etc/nginx/conf.d/a.conf', text: 'map $uri $own { default 1; }' },
    ];
    const options = { fileName: '/etc/nginx/own', files };
    expect(codes('return 200 $own;', options)).toEqual([]);
    expect(codes('worker_connections 5;', options)).toEqual(['nginx/not-allowed-here @ worker_connections']);
  });

  it('may include one another without end', () => {
    const files = [
      { path: 'a', text: 'include b; include a;' },
      { path: 'b', text: 'include a; include b;' },
    ];
    expect(codes('events { }\ninclude a;', { fileName: 'nginx.conf', files })).toEqual([]);
  });
});
