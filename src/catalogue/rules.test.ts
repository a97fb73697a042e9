import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../engine/types';
import { analyseExample, profileOf } from '../plugins/rules/examples';
import { ruleProblems } from './checkRules';
import { loadCatalogue } from './load';
import { readRules, type ExampleFile, type Rule } from './rules';
import { formatProblems } from './yamlFile';

const catalogue = loadCatalogue();
const rules = readRules();

const diagnosticsOf = (files: ExampleFile[], rule: Rule): Diagnostic[] =>
  analyseExample(files, profileOf(rule), catalogue).flatMap(({ analysis }) => analysis.diagnostics);

/** Every code that occurs in the engine's sources. */
function reportedCodes(): Set<string> {
  const engine = path.resolve(__dirname, '..', 'engine');
  const code = /'((?:shell|uwsgi|systemd|nginx|practice|stack)\/[a-z0-9]+(?:-[a-z0-9]+)*)'/g;
  const sources = readdirSync(engine, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const found = sources.flatMap((name) =>
    [...readFileSync(path.join(engine, name), 'utf8').matchAll(code)].map((match) => match[1] ?? ''),
  );
  // Ids of entries look alike
  return new Set(found.filter((name) => catalogue.texts[name] === undefined));
}

/** Codes that have no rule yet, each with the reason; an entry that is not needed fails. */
const withoutRule: Record<string, string> = {};

describe('every code', () => {
  it('that the engine reports has a rule', () => {
    const codes = new Set(rules.map(({ code }) => code));
    const missing = [...reportedCodes()].filter((code) => !codes.has(code)).sort();
    expect(missing).toEqual(Object.keys(withoutRule).sort());
  });

  it('that has a rule is reported by the engine', () => {
    const reported = reportedCodes();
    expect(rules.map(({ code }) => code).filter((code) => !reported.has(code))).toEqual([]);
  });
});

describe('the examples of a rule', () => {
  it.each(rules.map((rule) => [rule.code, rule] as const))('%s: the wrong one shows it', (code, rule) => {
    expect(diagnosticsOf(rule.wrong, rule).map((diagnostic) => diagnostic.code)).toContain(code);
  });

  it.each(rules.map((rule) => [rule.code, rule] as const))(
    '%s: the right one shows neither it nor an error or a warning',
    (code, rule) => {
      const found = diagnosticsOf(rule.right, rule).filter(
        (diagnostic) => diagnostic.code === code || diagnostic.severity !== 'info',
      );
      expect(found.map(({ code: name, message }) => `${name}: ${message}`)).toEqual([]);
    },
  );

  it.each(rules.map((rule) => [rule.code, rule] as const))('%s: they differ', (_code, { wrong, right }) => {
    expect(wrong).not.toEqual(right);
  });
});

describe('the severity of a rule', () => {
  it('is the one that its wrong example shows', () => {
    const others = rules.filter(
      (rule) =>
        !diagnosticsOf(rule.wrong, rule).some(({ code, severity }) => code === rule.code && severity === rule.severity),
    );
    expect(others.map(({ code }) => code)).toEqual([]);
  });
});

describe('the words of the rules', () => {
  it('keep to the terminology and refer to living entries', () => {
    expect(formatProblems(ruleProblems())).toBe('');
  });

  const folderWith = (change: (yaml: string) => string): string => {
    const folder = mkdtempSync(path.join(tmpdir(), 'regeln-'));
    const yaml = `nginx/probe:
  title: Eine Probe zeigt den Fehler
  severity: error
  what: Die Zeile ist eine Probe.
  follows: Es geschieht nichts.
  helps: Die Zeile entfernen.
  wrong: [{ name: a.conf, text: "a;" }]
  right: [{ name: a.conf, text: "b;" }]
  verdict: refused
  sources: [{ code: nginx 1.22.1 }]
`;
    writeFileSync(path.join(folder, 'probe.yaml'), change(yaml));
    return folder;
  };
  const problemsOf = (change: (yaml: string) => string): string[] =>
    ruleProblems(folderWith(change)).map(({ line, message }) => `${line}: ${message}`);

  it.each([
    ['a rejected word', (yaml: string) => yaml.replace('eine Probe.', 'ein Flag.'), /^4: .*„Flag“/],
    [
      'a backtick without its counterpart',
      (yaml: string) => yaml.replace('eine Probe.', 'eine `Probe.'),
      /^4: .*Backtick/,
    ],
    ['a number that loses its unit', (yaml: string) => yaml.replace('nichts.', '90 s lang nichts.'), /^5: .*U\+00A0/],
    ['a sentence without an end', (yaml: string) => yaml.replace('entfernen.', 'entfernen'), /^6: .*ohne Punkt/],
    ['a dead reference', (yaml: string) => `${yaml}  seeAlso: [nginx/gibt-es-nicht]\n`, /^11: .*weder Text noch Regel/],
    ['a verdict without its reason', (yaml: string) => yaml.replace('refused', 'none'), /^9: .*verdictReason/],
    ['a misspelt key', (yaml: string) => yaml.replace('helps', 'hilft'), /unbekannter Schlüssel „hilft“/],
  ])('are reported with their line: %s', (_name, change, message) => {
    expect(problemsOf((yaml) => yaml)).toEqual([]);
    expect(problemsOf(change).join('\n')).toMatch(message);
  });
});
