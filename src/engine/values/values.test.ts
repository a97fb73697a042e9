import { describe, expect, it } from 'vitest';
import { parseAddress } from './address';
import { describeDuration, parseDuration } from './duration';
import { explainMask, explainMode } from './fileMode';
import { isMasked, isSecret } from './secret';
import { isUnitName } from './unitName';

describe('parseAddress', () => {
  it.each([
    [':8000', { kind: 'tcp', host: '', port: '8000' }],
    ['127.0.0.1:9000', { kind: 'tcp', host: '127.0.0.1', port: '9000' }],
    ['[::1]:9000', { kind: 'tcp', host: '[::1]', port: '9000' }],
    ['/run/backend/backend.sock', { kind: 'unix', path: '/run/backend/backend.sock' }],
    ['8000', { kind: 'unix', path: '8000' }],
    ['@backend', { kind: 'abstract', name: 'backend' }],
    ['=0', { kind: 'shared', index: '0' }],
  ])('reads %s', (text, address) => {
    expect(parseAddress(text)).toEqual(address);
  });
});

describe('parseDuration', () => {
  it.each([
    ['5', 5_000_000],
    ['5s', 5_000_000],
    ['1min 30s', 90_000_000],
    ['1h30', 3_630_000_000],
    ['1.5s', 1_500_000],
    ['100ms', 100_000],
    ['0', 0],
    ['infinity', Infinity],
    ['2M', 2 * 2_629_800_000_000],
  ])('reads %s', (text, microseconds) => {
    expect(parseDuration(text)).toBe(microseconds);
  });

  it.each(['', '5x', '5 Sekunden', '-5s', '1,5s', 'abc', '.', '5s # Pause'])('refuses „%s“', (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  it('says a time span in words', () => {
    expect(describeDuration(90_000_000)).toBe('1\u00a0Minute und 30\u00a0Sekunden');
  });
});

describe('file modes', () => {
  it('says who may do what', () => {
    expect(explainMode('660')?.text).toBe(
      'Dateirechte 660. Eigentümer: lesen und schreiben; Gruppe: lesen und schreiben; alle anderen: nichts.',
    );
  });

  it('says what a mask leaves', () => {
    expect(explainMask('0027')?.text).toContain('640');
  });

  it.each(['999', 'rwx', ''])('does not explain „%s“', (text) => {
    expect(explainMode(text)).toBeNull();
  });
});

describe('secrets', () => {
  it.each(['R022_PASSWORD', 'WEATHER_API_KEY', 'INSTAGRAM_KEY', 'SECRET_KEY', 'GITHUB_TOKEN', 'DB_PASS', 'dbpassword'])(
    'takes %s for a secret',
    (name) => {
      expect(isSecret(name, 'x')).toBe(true);
    },
  );

  it.each(['R022_USERNAME', 'KEYBOARD', 'PRIVATE_KEY_PATH', 'TLS_KEY_FILE', 'PWD', 'MONKEY', 'PASSENGERS'])(
    'takes %s for harmless',
    (name) => {
      expect(isSecret(name, 'x')).toBe(false);
    },
  );

  it('finds a password in an address', () => {
    expect(isSecret('DATABASE_URL', 'postgresql://app:geheim@localhost/app')).toBe(true);
    expect(isSecret('DATABASE_URL', 'postgresql:///app')).toBe(false);
  });

  it.each(['..', '...', '***', 'xxxx', '<geheim>'])('takes %s for a mask', (value) => {
    expect(isMasked(value)).toBe(true);
  });
});

describe('isUnitName', () => {
  it.each(['network.target', 'app@1.service', 'dev-sda.device', 'a\\x2db.mount', '%i.service'])(
    'accepts %s',
    (name) => {
      expect(isUnitName(name)).toBe(true);
    },
  );

  it.each(['network', 'a.service,', '.service', 'a.conf', 'ä.service'])('refuses %s', (name) => {
    expect(isUnitName(name)).toBe(false);
  });
});
