import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/load';
import { emptyBench, fileLimit, reduceBench, type BenchAction } from './bench';
import { checkBench, findingsOf } from './checkBench';
import { benchExposure } from './exposure';
import { engineName, kindOf } from './kinds';
import { repairAll } from './repair';
import type { Bench } from './types';

const after = (...actions: BenchAction[]): Bench => actions.reduce(reduceBench, emptyBench);
const unit = '[Service]\nExecStart=/srv/.venv/bin/uwsgi --http-socket :9000 -w src.run:app --need-app\n';

describe('the bench', () => {
  it('shows what was added last and gives every file a name of its own', () => {
    const bench = after(
      { type: 'add', files: [{ name: 'uwsgi.ini', text: 'a' }] },
      {
        type: 'add',
        files: [
          { name: 'uwsgi.ini', text: 'b' },
          { name: 'uwsgi.ini', text: 'c' },
        ],
      },
    );
    expect(bench.files.map(({ name }) => name)).toEqual(['uwsgi.ini', 'uwsgi-2.ini', 'uwsgi-3.ini']);
    expect(bench.active).toBe(bench.files[1]?.id);
  });

  it('puts a file back where it was', () => {
    const full = after({ type: 'add', files: ['a', 'b', 'c'].map((name) => ({ name, text: name })) });
    const id = full.files[1]?.id ?? '';
    const without = reduceBench(full, { type: 'remove', id });
    expect(without.files.map(({ name }) => name)).toEqual(['a', 'c']);
    const back = reduceBench(without, { type: 'undo-removal' });
    expect(back.files).toEqual(full.files);
    expect(back.active).toBe(id);
  });

  it('gives no id twice, also not to what comes back', () => {
    const bench = after(
      { type: 'add', files: [{ name: 'a', text: '' }] },
      { type: 'clear' },
      { type: 'add', files: [{ name: 'b', text: '' }] },
      { type: 'undo-removal' },
    );
    expect(new Set(bench.files.map(({ id }) => id)).size).toBe(2);
  });

  it('shows a neighbour of the file that was taken away', () => {
    const full = after({ type: 'add', files: ['a', 'b'].map((name) => ({ name, text: name })) });
    const shown = reduceBench(full, { type: 'show', id: full.files[1]?.id ?? '' });
    expect(reduceBench(shown, { type: 'remove', id: shown.active }).active).toBe(full.files[0]?.id);
  });

  it('holds a limited number of files', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ name: `${index}.service`, text: '' }));
    expect(after({ type: 'add', files: many }).files).toHaveLength(fileLimit);
  });

  it('gives up what lies there for an example, and takes that back', () => {
    const mine = after({ type: 'add', files: [{ name: 'mine.service', text: unit }] });
    const example = {
      id: 'x',
      title: '',
      text: '',
      profile: 'debian-12',
      files: [{ name: 'e.ini', text: '' }],
    } as const;
    const opened = reduceBench(mine, { type: 'open', example: { ...example, files: [...example.files] } });
    expect(opened.files.map(({ name }) => name)).toEqual(['e.ini']);
    expect(reduceBench(opened, { type: 'undo-removal' }).files.map(({ name }) => name)).toContain('mine.service');
  });
});

describe('the kind of a file', () => {
  const file = (name: string, text: string) => ({ id: 'f1', name, text, kind: null });

  it('is told from name and content', () => {
    expect(kindOf(file('', unit))).toEqual({ kind: 'unit' });
    expect(kindOf(file('x.service.d/override.conf', '[Service]\n'))).toEqual({ kind: 'drop-in' });
    expect(kindOf(file('', 'uwsgi --http :8000 -w a:b'))).toEqual({ kind: 'command' });
    expect(kindOf(file('', '[uwsgi]\nmaster = true\n'))).toEqual({ kind: 'ini' });
    expect(kindOf(file('', 'server { listen 80; }'))).toEqual({ kind: 'nginx' });
  });

  it('is what the reader says', () => {
    expect(kindOf({ ...file('', unit), kind: 'nginx' })).toEqual({ kind: 'nginx' });
  });

  it('is answered with a reason where it is not read', () => {
    expect(kindOf(file('uwsgi.yaml', 'uwsgi:\n  master: true\n'))).toHaveProperty('problem');
    expect(kindOf(file('', 'Lorem ipsum'))).toHaveProperty('problem');
    expect(kindOf(file('', ' \n'))).toEqual({ problem: 'Die Datei ist leer.' });
  });

  it('gives the engine a name that says it', () => {
    expect(engineName('backend', 'unit')).toBe('backend.service');
    expect(engineName('my.socket', 'unit')).toBe('my.socket');
    expect(engineName('my.service', 'drop-in')).toBe('backend.service.d/override.conf');
  });
});

describe('checking', () => {
  const catalogue = loadCatalogue();
  const set = after({
    type: 'add',
    files: [
      { name: 'backend.service', text: unit },
      {
        name: 'backend.nginx.conf',
        text: 'server {\n    location / {\n        include uwsgi_params;\n        uwsgi_pass 127.0.0.1:9000;\n    }\n}\n',
      },
      { name: 'x', text: 'nichts davon' },
    ],
  });

  it('finds what lies between the files, the worst first', () => {
    const findings = findingsOf(checkBench(set.files, 'pip', catalogue));
    expect(findings[0]?.diagnostic.severity).toBe('error');
    expect(findings.map(({ diagnostic }) => diagnostic.code)).toContain('stack/protocol-mismatch');
  });

  it('leads from one side to the other, also past files that are not read', () => {
    const [x, service, nginx] = [set.files[2], set.files[0], set.files[1]].flatMap((file) => (file ? [file] : []));
    if (!x || !service || !nginx) throw new Error('three files');
    const files = [x, service, nginx];
    const mismatch = findingsOf(checkBench(files, 'pip', catalogue)).find(
      ({ diagnostic }) => diagnostic.code === 'stack/protocol-mismatch',
    );
    const [place] = mismatch?.diagnostic.related ?? [];
    const other = files[place?.file ?? -1];
    expect(other).toBe(service);
    expect(other?.text.slice(place?.span.start, place?.span.end)).toBe('--http-socket :9000');
  });

  it('counts what several lines of one directive gain', () => {
    const file = { id: 'f1', name: 'a.service', text: unit, kind: null };
    const found = benchExposure(file, [file], 'debian-12', catalogue);
    expect(found?.exposure.tenths).toBe(96);
    const advice = found?.missing.find(({ directive }) => directive === 'SystemCallFilter')?.advice;
    expect(advice).toMatch(/^SystemCallFilter=~@\S+ @/);
    const hardened = { ...file, text: `${unit}${advice ?? ''}\n` };
    const gain = found?.missing.find(({ directive }) => directive === 'SystemCallFilter')?.gain ?? 0;
    const after = benchExposure(hardened, [hardened], 'debian-12', catalogue)?.exposure.tenths ?? 0;
    expect(after).toBe(96 - gain);
    expect(benchExposure({ ...file, name: 'a.socket' }, [file], 'debian-12', catalogue)).toBeNull();
  });

  it('says why a file is not read and goes on', () => {
    const [, , unread] = checkBench(set.files, 'pip', catalogue);
    expect(unread).toHaveProperty('problem');
  });

  it('repairs one after the other until no fix is left that helps', () => {
    const { files, repairs } = repairAll(set.files, 'pip', catalogue);
    expect(repairs.map(({ code }) => code)).toContain('practice/sigterm-reloads');
    const left = findingsOf(checkBench(files, 'pip', catalogue));
    expect(left.filter(({ diagnostic }) => diagnostic.severity === 'error')).toEqual([]);
    expect(files[2]).toBe(set.files[2]);
  });
});
