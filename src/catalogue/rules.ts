/** Reads and checks the rules: one for each code of a diagnostic. Runs in Node only: build, command line, tests. */
import path from 'node:path';
import Ajv from 'ajv';
import { ruleAnchor, ruleGroupOf, ruleGroupPath, type GroupedRule } from './ruleGroups';
import schema from './rules.schema.json';
import type { RuleMessage, ShownRule, Source } from './types';
import { formatProblems, readYamlFile, shownPath, yamlFiles, type TextProblem } from './yamlFile';

/** A file of an example; its name says what it is. */
export interface ExampleFile {
  name: string;
  text: string;
}

/** All that is known of one code, as written in `rules/*.yaml`. */
export interface Rule extends ShownRule {
  /** For example `practice/no-master`. */
  code: string;
  title: string;
  detail?: string;
  /** Programs that judge the examples; the usual ones where it is left out. */
  profile?: string;
  wrong: ExampleFile[];
  right: ExampleFile[];
  /** What the real program says of the wrong example. */
  verdict: 'refused' | 'accepted' | 'none';
  verdictReason?: string;
  seeAlso?: string[];
  experiments?: string[];
  sources: Source[];
  /** Path of the file relative to the project, for messages. */
  file: string;
}

export const rulesFolder = path.resolve(__dirname, 'rules');

const validate = new Ajv({ allErrors: true }).compile(schema);

export const ruleFiles = (folder = rulesFolder): string[] => yamlFiles(folder);

/** One file; on a problem there are no rules, and the problems say where and what. */
export function readRuleFile(file: string): { rules: Rule[]; problems: TextProblem[] } {
  const { data, problems } = readYamlFile(file, validate);
  const rules = Object.entries((data ?? {}) as Record<string, Omit<Rule, 'code' | 'file'>>).map(([code, rule]) => ({
    ...rule,
    code,
    file: shownPath(file),
  }));
  return { rules, problems };
}

/** All rules; throws with every problem, file and line, where a file is wrong or a code is written twice. */
export function readRules(folder = rulesFolder): Rule[] {
  const read = ruleFiles(folder).map(readRuleFile);
  const problems = read.flatMap((result) => result.problems);
  const rules = read.flatMap((result) => result.rules);
  const files = new Map<string, string>();
  for (const { code, file } of rules) {
    const other = files.get(code);
    if (other) problems.push({ file, line: 1, column: 1, message: `Die Regel ${code} steht schon in ${other}.` });
    files.set(code, file);
  }
  if (problems.length > 0) throw new Error(formatProblems(problems));
  return rules;
}

/** Address of a rule on the site, without base path. */
export const rulePath = (rule: GroupedRule): string => `${ruleGroupPath(ruleGroupOf(rule))}#${ruleAnchor(rule.code)}`;

const messageOf = ({ what, follows, helps }: RuleMessage): RuleMessage => ({ what, follows, helps });

/** The rules as the engine needs them, by code. */
export function shownRules(rules: Rule[]): Record<string, ShownRule> {
  return Object.fromEntries(
    rules.map((rule): [string, ShownRule] => [
      rule.code,
      {
        severity: rule.severity,
        ...messageOf(rule),
        ...(rule.variants === undefined ? {} : { variants: rule.variants }),
        href: rulePath(rule),
      },
    ]),
  );
}
