import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load';
import { checkBench, findingsOf } from '../../workshop/checkBench';
import { emptyBench, reduceBench } from '../../workshop/bench';
import { readExamples } from './examples';

const examples = readExamples(path.resolve(__dirname, '../../..'));
const codesOf = (id: string): string[] => {
  const example = examples.find((candidate) => candidate.id === id);
  if (!example) throw new Error(id);
  const bench = reduceBench(emptyBench, { type: 'open', example });
  return findingsOf(checkBench(bench.files, bench.profile, loadCatalogue())).map(({ diagnostic }) => diagnostic.code);
};

describe('the examples of the bench', () => {
  it('are all recognised by name and content', () => {
    for (const example of examples) {
      const bench = reduceBench(emptyBench, { type: 'open', example });
      for (const checked of checkBench(bench.files, bench.profile, loadCatalogue()))
        expect(checked, `${example.id}: ${checked.file.name}`).toHaveProperty('analysis');
    }
  });

  it('show what they are offered for', () => {
    expect(codesOf('ausgabe-1.0')).toEqual(
      expect.arrayContaining(['practice/sigterm-reloads', 'practice/secret-in-unit', 'practice/no-restart-delay']),
    );
    expect(codesOf('protokoll')).toContain('stack/protocol-mismatch');
    expect(codesOf('rechte')).toContain('stack/socket-rights');
    expect(codesOf('private-tmp')).toContain('stack/private-tmp');
    expect(codesOf('signale')).toContain('stack/signals');
    expect(codesOf('kommentar')).toContain('uwsgi/inline-comment');
  });

  it('recommend files in which nothing is wrong but a hint that the guide explains', () => {
    expect(codesOf('ausgabe-2.0')).toEqual(['practice/network-target']);
  });
});
