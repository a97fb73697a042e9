import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyBench, reduceBench, type NewFile } from '../bench';
import { initialForm } from '../generate/readForm';
import type { Bench } from '../types';
import { benchLink, readBenchLink, type SharedBench } from './bench';
import { encode } from './compress';
import { formLink, readFormLink } from './form';
import { isLink, linkLimit } from './link';

const benchOf = (files: NewFile[]): Bench => reduceBench(emptyBench, { type: 'add', files });
const linkTo = async (value: unknown): Promise<string> => `#v1.${await encode(JSON.stringify(value))}`;

interface Fixture {
  hash: string;
  shared: SharedBench;
}
const fixtures = JSON.parse(readFileSync(path.join(__dirname, 'fixtures.json'), 'utf8')) as Record<string, Fixture>;

describe('a link to the bench', () => {
  it('opens what lay there', async () => {
    const bench = reduceBench(
      benchOf([
        { name: 'uwsgi.ini', text: '[uwsgi]\nmaster = true\n' },
        { name: 'größer.service', text: '[Service]\nType=notify 😀\n', kind: 'unit' },
      ]),
      { type: 'choose-profile', profile: 'debian-13' },
    );
    const second = reduceBench(bench, { type: 'show', id: bench.files[1]?.id ?? '' });
    expect(await readBenchLink((await benchLink(second)) ?? '')).toEqual({
      shared: {
        files: bench.files.map(({ name, text, kind }) => ({ name, text, kind })),
        profile: 'debian-13',
        active: 1,
      },
    });
  });

  it('carries no secret, unless the person has decided to show it', async () => {
    const bench = benchOf([{ name: 'a.service', text: '[Service]\nEnvironment=API_KEY=hallo DB_PASS=welt\n' }]);
    const opened = async (state: Bench): Promise<string> => {
      const read = await readBenchLink((await benchLink(state)) ?? '');
      return 'shared' in read ? (read.shared.files[0]?.text ?? '') : read.problem;
    };
    expect(await opened(bench)).toBe('[Service]\nEnvironment=API_KEY=*** DB_PASS=***\n');
    const shown = reduceBench(bench, { type: 'show-secret', key: `${bench.active} DB_PASS 1`, isShown: true });
    expect(await opened(shown)).toBe('[Service]\nEnvironment=API_KEY=*** DB_PASS=welt\n');
  });

  it('is not made where it would be too long', async () => {
    const noise = Array.from({ length: 60_000 }, (_, index) =>
      String.fromCharCode(33 + ((index * 7919) % 90) + (index % 3)),
    );
    const text = noise.map((letter, index) => letter + String((index * 104729) % 9973)).join('');
    expect(await benchLink(benchOf([{ name: 'x', text }]))).toBeNull();
    const some = (await benchLink(benchOf([{ name: 'x', text: text.slice(0, 5000) }]))) ?? '';
    expect(some.length).toBeLessThan(linkLimit);
    expect(some.length).toBeGreaterThan(0);
  });

  it.each(Object.entries(fixtures))('of an earlier day stays readable: %s', async (_, { hash, shared }) => {
    expect(await readBenchLink(hash)).toEqual({ shared });
  });

  it.each([
    '#',
    '#v1.',
    '#v1.%%%',
    '#v1.AAAA',
    '#v2.AAAA',
    '#v1.7VZRb5swEP4rkZ_6',
    '#<script>alert(1)</script>',
    '#v1.<img src=x onerror=alert(1)>',
  ])('that is broken says so: %s', async (hash) => {
    expect(await readBenchLink(hash)).toHaveProperty('problem');
  });

  it.each([
    ['no files', { f: [] }],
    ['a text in place of files', { f: 'x' }],
    ['too many files', { f: Array.from({ length: 100 }, () => ['x', '']) }],
    ['a number for a text', { f: [['x', 1]] }],
    ['an unknown kind', { f: [['x', '', 'toString']] }],
    ['an unknown profile', { f: [['x', '']], p: '__proto__' }],
    ['a list', [1]],
    ['nothing', null],
  ])('with %s is refused', async (_, value) => {
    expect(await readBenchLink(await linkTo(value))).toHaveProperty('problem');
  });

  it('does not unpack more than two MiB', async () => {
    const hash = await linkTo({ f: [['x', 'a'.repeat(3_000_000)]] });
    expect(hash.length).toBeLessThan(10_000);
    expect(await readBenchLink(hash)).toHaveProperty('problem');
  });

  it('never rejects, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), fc.boolean(), async (text, isPacked) => {
        const hash = isPacked ? `#v1.${await encode(text)}` : `#v1.${text}`;
        const read = await readBenchLink(hash);
        expect('shared' in read || read.problem !== '').toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a link to the form', () => {
  it('carries only what differs', async () => {
    const form = { ...initialForm, name: 'kasse', tls: 'none' as const };
    const hash = (await formLink(form)) ?? '';
    expect(await readFormLink(hash)).toEqual({ shared: form });
    expect(hash.length).toBeLessThan(80);
  });

  it.each([
    ['an unknown choice', { g: { tls: 'x' } }],
    ['a number', { g: { name: 1 } }],
    ['files of a bench', { f: [['x', '']] }],
    ['a list', { g: [] }],
  ])('with %s is refused', async (_, value) => {
    expect(await readFormLink(await linkTo(value))).toHaveProperty('problem');
  });
});

describe('an anchor of another kind', () => {
  it.each(['#v1', '#vorige', '#werkstatt-neu', ''])('is no link: %s', (hash) => expect(isLink(hash)).toBe(false));
});
