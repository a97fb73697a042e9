import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/load';
import { Checking, pictureOf, withChange, type CheckRequest, type FoundPlace } from './checking';
import type { BenchFile } from './types';

const catalogue = loadCatalogue();

const unit = (text: string): BenchFile => ({ id: 'f1', name: 'backend.service', kind: null, text });
const request = (file: BenchFile, change: Partial<CheckRequest> = {}): CheckRequest => ({
  number: 1,
  files: [file],
  profile: 'debian-12',
  active: 'f1',
  drawn: { first: 1, last: 100 },
  shownSecrets: new Set(),
  ...change,
});
const lines = (count: number): string => `[Service]\n${'Environment=A=b\n'.repeat(count)}`;

describe('pictures', () => {
  it('tells only the lines that have changed', () => {
    const checking = new Checking(catalogue);
    const first = checking.answer(request(unit(lines(50)))).picture;
    const next = unit(`${lines(50)}# x\n`);
    const second = checking.answer(request(next)).picture;
    expect(first?.lines).toHaveLength(51);
    expect(second).toMatchObject({ start: 51, end: 0 });
    expect(second?.lines).toHaveLength(1);
    const whole = new Checking(catalogue).answer(request(next)).picture;
    expect(first && second && withChange(first.lines, second)).toEqual(whole?.lines);
  });

  it('begins anew with another file', () => {
    const checking = new Checking(catalogue);
    const files = [unit(lines(3)), { ...unit(lines(3)), id: 'f2' }];
    checking.answer(request(unit(''), { files }));
    expect(checking.answer(request(unit(''), { files, active: 'f2' })).picture).toMatchObject({ start: 0, end: 0 });
  });

  it('draws lines out of view without words', () => {
    const drawn = checkedLines(unit(lines(5)), { drawn: { first: 1, last: 2 } });
    expect(drawn[1]).toContain('data-annotation');
    expect(drawn[4]).not.toContain('data-annotation');
  });

  it('hides a secret until it is shown', () => {
    const file = unit('[Service]\nEnvironment=DB_PASSWORD=geheim123\n');
    const [, line] = checkedLines(file);
    expect(line).not.toContain('geheim123');
    expect(line).toContain('•');
    expect(pictureOf(file, null, new Set(['f1 DB_PASSWORD 1']))[1]).toContain('geheim123');
  });
});

describe('findings', () => {
  it('name the file by its place on the bench', () => {
    const files = [{ ...unit('# nichts\n'), id: 'f2' }, unit('[Service]\nUnbekannt=1\n')];
    const { findings } = new Checking(catalogue).answer(request(unit(''), { files }));
    const found = JSON.parse(findings) as FoundPlace[];
    expect(found.filter(({ diagnostic }) => diagnostic.code === 'systemd/unknown-key')).toMatchObject([{ file: 1 }]);
  });

  it('of a long file come from a request without a picture alone, and without changes', () => {
    const file = unit(`${lines(2500)}Unbekannt=1\n`);
    const checking = new Checking(catalogue);
    expect(checking.answer(request(file))).toMatchObject({ picture: null, findings: '[]' });
    const found = JSON.parse(checking.answer(request(file, { active: '' })).findings) as FoundPlace[];
    expect(found.map(({ diagnostic }) => diagnostic.code)).toContain('systemd/unknown-key');
    expect(found.flatMap(({ diagnostic }) => diagnostic.fixes)).toEqual([]);
  });
});

const checkedLines = (file: BenchFile, change: Partial<CheckRequest> = {}): readonly string[] =>
  new Checking(catalogue).answer(request(file, change)).picture?.lines ?? [];
