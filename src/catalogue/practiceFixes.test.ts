import { describe, expect, it } from 'vitest';
import { applyEdits } from '../engine/text/edit';
import type { Analysis } from '../engine/types';
import { analyseExample, profileOf } from '../plugins/rules/examples';
import { loadCatalogue } from './load';
import { readRules, type Rule } from './rules';

const catalogue = loadCatalogue();
const practice = readRules().filter(({ code }) => code.startsWith('practice/'));

const analyseText = (rule: Rule, text: string): Analysis[] =>
  analyseExample([{ name: rule.wrong[0]?.name ?? '', text }], profileOf(rule), catalogue).map(
    ({ analysis }) => analysis,
  );

const errorsOf = (analyses: readonly Analysis[]): string[] =>
  analyses.flatMap(({ diagnostics }) =>
    diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`),
  );

/** Every fix of the wrong examples, with the text that it makes. */
const fixes = practice.flatMap((rule) => {
  const [file] = rule.wrong;
  if (!file) return [];
  return analyseText(rule, file.text)
    .flatMap(({ diagnostics }) => diagnostics)
    .filter(({ code }) => code === rule.code)
    .flatMap((diagnostic) => diagnostic.fixes)
    .map(({ title, edits }) => ({ rule, title, text: applyEdits(file.text, edits) }));
});

describe('a fix of good practice', () => {
  it.each(fixes.map((fix) => [`${fix.rule.code}: ${fix.title}`, fix] as const))(
    '%s: its diagnostic is gone, and no error is new',
    (_name, { rule, text }) => {
      const analyses = analyseText(rule, text);
      const left = analyses.flatMap(({ diagnostics }) => diagnostics).filter(({ code }) => code === rule.code);
      expect(left.map(({ message }) => message)).toEqual([]);
      expect(errorsOf(analyses)).toEqual([]);
    },
  );

  it('is there for most of the rules', () => {
    expect(new Set(fixes.map(({ rule }) => rule.code)).size).toBeGreaterThan(practice.length / 2);
  });
});

describe('the rules of good practice', () => {
  it('are at least 45', () => {
    expect(practice.length).toBeGreaterThanOrEqual(45);
  });

  it('never repeat a secret', () => {
    const messages = practice.flatMap((rule) =>
      analyseExample(rule.wrong, profileOf(rule), catalogue).flatMap(({ analysis }) =>
        analysis.diagnostics.map(({ message }) => message),
      ),
    );
    expect(messages.filter((message) => message.includes('geheim123'))).toEqual([]);
  });

  it('fill in every name of their words', () => {
    const messages = practice.flatMap((rule) =>
      analyseExample(rule.wrong, profileOf(rule), catalogue).flatMap(({ analysis }) =>
        analysis.diagnostics.filter(({ code }) => code === rule.code).map(({ message }) => message),
      ),
    );
    expect(messages.filter((message) => /\{[a-z]+\}/i.test(message))).toEqual([]);
  });
});
