import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dotted, masked, scrubbed, secretsIn } from './secrets';
import type { Kind } from './types';

const found = (text: string, kind: Kind | null = 'unit'): string[] =>
  secretsIn(text, kind).map(({ span }) => text.slice(span.start, span.end));

describe('secrets of a text', () => {
  it.each<[string, Kind, string[]]>([
    ['Environment=API_KEY=abc', 'unit', ['abc']],
    ['Environment="DB_PASSWORD=a b c" LANG=de', 'unit', ['a b c']],
    ["Environment='TOKEN=x\"y' MORE_SECRET=z", 'unit', ['x"y', 'z']],
    ['Environment="API_KEY=never closed', 'unit', ['never closed']],
    ['Environment=DATABASE_URL=postgresql://app:geheim@db/app', 'unit', ['geheim']],
    ['SetCredential=api:0123 456', 'unit', ['0123 456']],
    ['LoadCredential=api_key:/etc/backend/api_key', 'unit', []],
    ['EnvironmentFile=/etc/backend/secret.env', 'unit', []],
    ['ExecStart=/usr/bin/uwsgi --env API_TOKEN=x1 --http :80', 'unit', ['x1']],
    ['env = API_KEY=a b # c', 'ini', ['a b # c']],
    ['db-password = hallo', 'ini', ['hallo']],
    ['mono-key = hallo', 'ini', []],
    ['route = ^/x basicauth:Bereich,anna:wort', 'ini', ['wort']],
    ["export SECRET_KEY='a b'; uwsgi", 'command', ['a b']],
    ['API_KEY=abc uwsgi --master', 'command', ['abc']],
    ['uwsgi_param API_KEY "a;b";', 'nginx', ['a;b']],
    ['proxy_set_header Authorization "Bearer abcdefgh";', 'nginx', ['Bearer abcdefgh']],
    ['proxy_set_header X-Api-Key abcdef;', 'nginx', ['abcdef']],
    ['proxy_set_header Authorization $http_authorization;', 'nginx', []],
    ['ssl_certificate_key /etc/ssl/a.key;', 'nginx', []],
    ['secure_link_secret wort;', 'nginx', ['wort']],
    ['Environment=API_KEY=***', 'unit', []],
    ['Environment=API_KEY=', 'unit', []],
    ['Environment=GREETING=hallo', 'unit', []],
    ['Environment=DB_PASSWORT=hallo', 'unit', ['hallo']],
  ])('%s', (text, kind, values) => {
    expect(found(text, kind)).toEqual(values);
  });

  it('hides the body of a private key', () => {
    const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIabc\ndef\n-----END RSA PRIVATE KEY-----\n';
    expect(masked(key, secretsIn(key, null))).not.toMatch(/MII|def/);
  });

  it('keeps lengths and lines where it draws dots, and tells no length where it masks', () => {
    const text = 'Environment="API_KEY=a\\\nb" X=1\n';
    const places = secretsIn(text, 'unit');
    expect(dotted(text, places)).toBe('Environment="API_KEY=••\n•" X=1\n');
    expect(masked(text, places)).toBe('Environment="API_KEY=***\n" X=1\n');
  });

  it('finds nothing more in what it has masked', () => {
    const word = fc.constantFrom(
      'API_KEY=',
      'Environment=',
      '"',
      "'",
      ' ',
      '\n',
      'a',
      '://',
      'http',
      ':',
      '@',
      '\\',
      'SetCredential=x:',
      ';',
      '***',
      '$x',
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 30 }),
        fc.constantFrom<Kind | null>('unit', 'ini', 'nginx', 'command', null),
        (words, kind) => {
          const text = words.join('');
          const places = secretsIn(text, kind);
          expect(dotted(text, places)).toHaveLength(text.length);
          for (const [index, { span }] of places.entries())
            expect(span.start).toBeGreaterThanOrEqual(places[index - 1]?.span.end ?? 0);
          const clean = masked(text, places);
          expect(secretsIn(clean, kind).map(({ span }) => clean.slice(span.start, span.end))).toEqual([]);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('takes values out of sentences, also as HTML', () => {
    expect(scrubbed('Der Wert `a<b>c` und a&lt;b&gt;c, aber xy', ['a<b>c', 'xy'])).toBe(
      'Der Wert `•••` und •••, aber xy',
    );
  });

  it('takes a time that grows with the length', () => {
    for (const part of ['Environment=API_KEY="a', 'A_KEY=', '"A_KEY=a ', 'set $x_key ', 'a://b:c@', 'Bearer '])
      for (const kind of ['unit', 'ini', 'nginx'] as const) {
        const text = part.repeat(1_000_000 / part.length);
        const begin = performance.now();
        secretsIn(text, kind);
        expect(performance.now() - begin, part).toBeLessThan(3000);
      }
  });
});
