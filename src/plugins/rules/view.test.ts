import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load';
import { ruleGroupOf, ruleGroups } from '../../catalogue/ruleGroups';
import { readRules, rulePath, type Rule } from '../../catalogue/rules';
import { readTexts } from '../../catalogue/texts';
import { addressesOf } from '../reference/view';
import { ruleGroupViews, rulesOverview, verdictOf } from './view';

const rules = readRules();
const context = { catalogue: loadCatalogue(), addresses: addressesOf(readTexts()), baseUrl: '/unter/' };
const views = ruleGroupViews(rules, context);
const shown = [...views.values()].flatMap((group) => group.rules);

const rule = (change: Partial<Rule>): Rule => ({
  code: 'practice/probe',
  title: 'Eine Probe',
  severity: 'warning',
  what: 'Zu `{name}` fehlt etwas.',
  follows: 'Es folgt etwas.',
  helps: 'Es hilft etwas.',
  wrong: [{ name: 'backend.service', text: '[Service]\nExecStart=/bin/true\n' }],
  right: [{ name: 'backend.service', text: '[Service]\nExecStart=/bin/false\n' }],
  verdict: 'accepted',
  sources: [{ code: 'systemd 252' }],
  file: 'probe.yaml',
  ...change,
});

const only = (change: Partial<Rule>) => {
  const view = [...ruleGroupViews([rule(change)], context).values()][0]?.rules[0];
  if (!view) throw new Error('Die Regel steht auf keiner Seite.');
  return view;
};

describe('the pages of the rules', () => {
  it('show every rule once', () => {
    expect(shown.map(({ code }) => code).sort()).toEqual(rules.map(({ code }) => code).sort());
  });

  it('give each rule an address of its own, which the diagnostics know', () => {
    expect(new Set(rules.map(rulePath)).size).toBe(rules.length);
    expect(rules.map(({ code }) => context.catalogue.rules[code]?.href)).toEqual(rules.map(rulePath));
  });

  it('have a group for every rule', () => {
    const known = ruleGroups.map(({ id }) => id);
    expect(rules.filter((each) => !known.includes(ruleGroupOf(each)))).toEqual([]);
  });

  it('know every related rule and entry', () => {
    expect(shown.flatMap(({ seeAlso }) => seeAlso).filter(({ href }) => href === null)).toEqual([]);
  });

  it('hand out each id once a page', () => {
    for (const { rules: own, notesHtml } of views.values()) {
      const html = own
        .flatMap(({ wrong, right }) => [...wrong, ...right])

        .map((file) => file.codeHtml);
      const ids = [...(html.join('') + notesHtml).matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    }
  });

  it('lead from every token to a note of the page', () => {
    for (const { rules: own, notesHtml } of views.values()) {
      const ids = new Set([...notesHtml.matchAll(/<dt id="([^"]+)"/g)].map((match) => match[1]));
      const html = own.flatMap(({ wrong, right }) => [...wrong, ...right]).map((file) => file.codeHtml);
      const targets = [...html.join('').matchAll(/<a href="#([^"]+)"/g)].map((match) => match[1]);
      expect(targets.length).toBeGreaterThan(20);
      expect(targets.filter((id) => !ids.has(id))).toEqual([]);
    }
  });

  it('have the same rules in the overview, the gravest first', () => {
    const { groups } = rulesOverview(rules);
    expect(groups.flatMap((group) => group.rules)).toHaveLength(rules.length);
    for (const group of groups) {
      const grades = group.rules.map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity));
      expect(grades).toEqual([...grades].sort());
    }
  });
});

describe('a practical rule stands with the program of its example', () => {
  it.each([
    ['backend.service', 'praxis-systemd'],
    ['backend.service.d/override.conf', 'praxis-systemd'],
    ['uwsgi.ini', 'praxis-uwsgi'],
    ['kommando.sh', 'praxis-uwsgi'],
    ['backend.nginx.conf', 'praxis-nginx'],
    ['nginx.conf', 'praxis-nginx'],
  ])('%s: %s', (name, group) => {
    expect(ruleGroupOf({ code: 'practice/probe', wrong: [{ name }], file: 'praxis.yaml' })).toBe(group);
  });
});

describe('a rule about several files stands with its theme', () => {
  it.each([
    ['stack-sockets', 'stack-sockets'],
    ['stack-addresses', 'stack-sockets'],
    ['stack-sandbox', 'stack-sandbox'],
    ['stack-units', 'stack'],
  ])('%s: %s', (stem, group) => {
    const file = `src/catalogue/rules/${stem}.yaml`;
    expect(ruleGroupOf({ code: 'stack/probe', wrong: [{ name: 'backend.service' }], file })).toBe(group);
  });
});

describe('a rule', () => {
  it('shows its placeholders as an omission', () => {
    expect(only({}).message.what).toBe('Zu `…` fehlt etwas.');
    expect(only({ what: 'nginx läuft als {account}.' }).message.what).toBe('nginx läuft als …');
  });

  it('shows the diagnostics of its wrong example, each with a link below the base path', () => {
    const view = shown.find(({ code }) => code === 'systemd/unknown-key');
    expect(view?.wrong[0]?.diagnosticsHtml).toContain('href="/unter/regeln/systemd/#systemd-unknown-key"');
    expect(view?.right[0]?.diagnosticsHtml).not.toContain('systemd/unknown-key');
  });

  it('shows of its right example the files that change, with their new lines highlighted', () => {
    const unit = { name: 'backend.service', text: '[Service]\nExecStart=/bin/true\n' };
    const ini = (line: string) => ({ name: 'uwsgi.ini', text: `[uwsgi]\nmaster = true\n${line}\n` });
    const view = only({ wrong: [unit, ini('need-app = false')], right: [unit, ini('need-app = true')] });
    expect(view.wrong.map(({ title }) => title)).toEqual(['backend.service', 'uwsgi.ini']);
    expect(view.right.map(({ title }) => title)).toEqual(['uwsgi.ini']);
    expect(view.unchanged).toEqual(['backend.service']);
    expect(view.right[0]?.codeHtml.match(/highlighted-line[^]*?<\/a>/g)).toHaveLength(1);
  });

  it('says who judged it', () => {
    expect(verdictOf(rule({ verdict: 'refused' }))).toMatch(/^Geprüft mit systemd 252: .*beanstandet/);
    expect(verdictOf(rule({ verdict: 'accepted' }))).toMatch(/^Geprüft mit systemd 252: Beide/);
    expect(verdictOf(rule({ verdict: 'none', verdictReason: 'Das Programm fehlt.' }))).toBe(
      'Von keinem Programm geprüft: Das Programm fehlt.',
    );
  });
});
