/** Turns rules into what their pages show: words with their placeholders closed, examples as annotated blocks. Pure. */
import { ruleAnchor, ruleGroupOf, ruleGroupPath, ruleGroups } from '../../catalogue/ruleGroups';
import { rulePath, type Rule } from '../../catalogue/rules';
import type { RuleMessage } from '../../catalogue/types';
import { profiles } from '../../engine/profiles';
import type { Catalogue } from '../../engine/types';
import { chips } from '../../markup/chips';
import { NoteBook } from '../../markup/notes';
import { renderBlock, renderNoteList } from '../../markup/render';
import { slug } from '../../markup/slug';
import { sourceOf, titleOf, type Addresses } from '../reference/view';
import type { SeeAlso } from '../reference/types';
import type { Program } from '../../catalogue/types';
import { analyseExample, languageOfFile, profileOf } from './examples';
import type { ExampleView, OverviewRule, RuleGroupView, RulesOverview, RuleView } from './types';

/** What the views are made from besides the rules. */
export interface ViewContext {
  catalogue: Catalogue;
  /** Addresses of all entries of the reference. */
  addresses: Addresses;
  baseUrl: string;
}

/** The same for one page, whose blocks share a list of explanations. */
interface PageContext extends ViewContext {
  shared: NoteBook;
}

/** What the engine fills in stands open in general words; an omission ends a sentence by itself. */
const general = (text: string): string => text.replace(/\{[a-zA-Z]\w*\}(?:\.(?=\s|$))?/g, '…');

const generalMessage = ({ what, follows, helps }: RuleMessage): RuleMessage => ({
  what: general(what),
  follows: general(follows),
  helps: general(helps),
});

/** The programs that the tests ask: always those of Debian 12. */
function judges({ code, wrong, right, profile }: Rule): string[] {
  const labels = profiles[profile === 'debian-12-full' ? profile : 'debian-12'];
  if (code.startsWith('shell/')) return ['Bash 5.2', labels.uwsgiLabel];
  const names = [...wrong, ...right].map(({ name }) => {
    const language = languageOfFile(name);
    if (language === 'nginx') return labels.nginxLabel;
    return language === 'systemd' ? labels.systemdLabel : labels.uwsgiLabel;
  });
  return [...new Set(names)];
}

export function verdictOf(rule: Rule): string {
  if (rule.verdict === 'none') return `Von keinem Programm geprüft: ${rule.verdictReason ?? ''}`;
  const by = `Geprüft mit ${judges(rule).join(' und ')}: `;
  return rule.verdict === 'refused'
    ? `${by}Das falsche Beispiel wird beanstandet, das richtige angenommen.`
    : `${by}Beide Beispiele werden angenommen; die Falle zeigt sich erst im Betrieb.`;
}

/** Lines of a text, from 1, that the other one does not have. */
function newLines(text: string, other: string): Set<number> {
  const known = new Set(other.split('\n').map((line) => line.trim()));
  return new Set(text.split('\n').flatMap((line, index) => (known.has(line.trim()) ? [] : [index + 1])));
}

/** The files as blocks; of the right example what it changes, with its new lines highlighted. */
function examples(rule: Rule, kind: 'wrong' | 'right', { catalogue, baseUrl, shared }: PageContext): ExampleView[] {
  const profile = profileOf(rule);
  const others = new Map(kind === 'right' ? rule.wrong.map(({ name, text }) => [name, text]) : []);
  const files = analyseExample(rule[kind], profile, catalogue).filter(({ name, text }) => others.get(name) !== text);
  return files.map(({ name, text, language, analysis }) => {
    const block = `${ruleAnchor(rule.code)}-${kind === 'wrong' ? 'falsch' : 'richtig'}-${slug(name)}`;
    const other = others.get(name);
    const highlighted = other === undefined ? new Set<number>() : newLines(text, other);
    const rendered = renderBlock(text, analysis, catalogue, { block, baseUrl, highlighted, shared });
    return {
      title: name,
      text,
      codeHtml: rendered.lines.join(''),
      diagnosticsHtml: rendered.diagnostics,
      block,
      chips: chips(language, profile, text),
      annotated: language,
      profile,
    };
  });
}

/** Another rule by its code, or an entry of the reference by its title. */
function seeAlsoOf(reference: string, rules: readonly Rule[], addresses: Addresses): SeeAlso {
  const rule = rules.find(({ code }) => code === reference);
  if (rule) return { label: rule.code, href: rulePath(rule) };
  const slash = reference.indexOf('/');
  const label = titleOf(reference.slice(0, slash) as Program, reference.slice(slash + 1));
  return { label, href: addresses.get(reference) ?? null };
}

function ruleView(rule: Rule, rules: readonly Rule[], context: PageContext): RuleView {
  return {
    anchor: ruleAnchor(rule.code),
    code: rule.code,
    title: rule.title,
    severity: rule.severity,
    message: generalMessage(rule),
    variants: Object.values(rule.variants ?? {}).map(generalMessage),
    ...(rule.detail === undefined ? {} : { detail: rule.detail }),
    wrong: examples(rule, 'wrong', context),
    right: examples(rule, 'right', context),
    unchanged: rule.right
      .filter(({ name, text }) => rule.wrong.some((file) => file.name === name && file.text === text))
      .map(({ name }) => name),
    verdict: verdictOf(rule),
    seeAlso: (rule.seeAlso ?? []).map((reference) => seeAlsoOf(reference, rules, context.addresses)),
    sources: rule.sources.map(sourceOf),
  };
}

const severities = ['error', 'warning', 'info'];

/** The gravest first, then by title. */
const inOrder = (rules: readonly Rule[]): Rule[] =>
  [...rules].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.title.localeCompare(b.title, 'de'),
  );

const rulesOf = (id: string, rules: readonly Rule[]): Rule[] =>
  inOrder(rules.filter((rule) => ruleGroupOf(rule) === id));

/** The pages that have rules, by the last part of their address. */
export function ruleGroupViews(rules: readonly Rule[], context: ViewContext): Map<string, RuleGroupView> {
  const views = new Map<string, RuleGroupView>();
  for (const { id, title, intro } of ruleGroups) {
    const own = rulesOf(id, rules);
    if (own.length === 0) continue;
    const shared = new NoteBook(context.catalogue, 'erklaerung');
    views.set(id, {
      title,
      intro,
      rules: own.map((rule) => ruleView(rule, rules, { ...context, shared })),
      notesHtml: renderNoteList(shared.notes, context.baseUrl),
      noteCount: shared.notes.length,
    });
  }
  return views;
}

const overviewRule = (rule: Rule): OverviewRule => {
  const { what, follows, helps } = generalMessage(rule);
  return {
    code: rule.code,
    title: rule.title,
    severity: rule.severity,
    summary: [what, follows, helps].join(' '),
    href: rulePath(rule),
  };
};

export function rulesOverview(rules: readonly Rule[]): RulesOverview {
  const groups = ruleGroups.map(({ id, title, intro }) => ({
    id,
    title,
    intro,
    href: ruleGroupPath(id),
    rules: rulesOf(id, rules).map(overviewRule),
  }));
  return { groups: groups.filter((group) => group.rules.length > 0) };
}
