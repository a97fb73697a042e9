/** What must hold for the rules as a whole: German that keeps to the terminology, living references. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sentenceProblems } from './prose';
import { readRuleFile, ruleFiles, rulesFolder, type Rule } from './rules';
import { readTextFile, textFiles, entryId } from './texts';
import type { TextProblem } from './yamlFile';

interface Complaint {
  message: string;
  /** What to look for in the file; the rule's own line where it is left out. */
  word?: string;
}

/** Every problem of every rule file; an empty list means that the rules hold. */
export function ruleProblems(folder = rulesFolder): TextProblem[] {
  const read = ruleFiles(folder).map((file) => ({ path: file, ...readRuleFile(file) }));
  const codes = new Set(read.flatMap(({ rules }) => rules.map(({ code }) => code)));
  const known = new Set([...codes, ...entryIds()]);
  const problems = read.flatMap((result) => result.problems);
  const files = new Map<string, string>();
  for (const { path: file, rules } of read) {
    const source = readFileSync(file, 'utf8').split('\n');
    for (const rule of rules) {
      const own = source.findIndex((line) => line.startsWith(`${rule.code}:`));
      const complaints = complaintsAbout(rule, known);
      const other = files.get(rule.code);
      if (other) complaints.push({ message: `Die Regel steht schon in ${other}.` });
      files.set(rule.code, rule.file);
      for (const { message, word } of complaints) {
        const place = word === undefined ? own : source.findIndex((line, index) => index >= own && line.includes(word));
        const line = place < 0 ? own : place;
        const column = word === undefined || place < 0 ? 0 : (source[line]?.indexOf(word) ?? 0);
        problems.push({
          file: path.normalize(rule.file),
          line: line + 1,
          column: column + 1,
          message: `${rule.code}: ${message}`,
        });
      }
    }
  }
  return problems;
}

const entryIds = (): string[] =>
  textFiles().flatMap((file) => {
    const { group } = readTextFile(file);
    return group === null ? [] : Object.keys(group.entries).map((name) => entryId(group.program, name));
  });

function complaintsAbout(rule: Rule, known: ReadonlySet<string>): Complaint[] {
  const messages = [rule, ...Object.values(rule.variants ?? {})];
  const complaints: Complaint[] = sentenceProblems([
    ...messages.flatMap(({ what, follows, helps }) => [what, follows, helps]),
    rule.detail,
    rule.verdictReason,
  ]);
  if (/[.!]$/.test(rule.title))
    complaints.push({ message: 'Die Überschrift endet mit einem Satzzeichen.', word: rule.title });
  if ((rule.verdict === 'none') !== (rule.verdictReason !== undefined))
    complaints.push({ message: 'verdictReason gehört genau zu verdict: none.', word: 'verdict' });
  for (const reference of rule.seeAlso ?? [])
    if (!known.has(reference) || reference === rule.code)
      complaints.push({
        message: `seeAlso nennt „${reference}“, dazu gibt es weder Text noch Regel.`,
        word: reference,
      });
  return complaints;
}
