/** Which page of the site a rule stands on: rules come in groups, a page each, for every address costs all pages. */

export interface RuleGroup {
  /** Last part of the page's address. */
  id: string;
  title: string;
  intro: string;
}

/** In the order in which they are shown. */
export const ruleGroups: readonly RuleGroup[] = [
  {
    id: 'uwsgi',
    title: 'uWSGI: Optionen und Werte',
    intro:
      'Was uWSGI auf der Kommandozeile und in der INI-Datei ablehnt, übergeht oder anders liest als gemeint. In INI-Dateien ist `strict = true` vorausgesetzt.',
  },
  {
    id: 'systemd',
    title: 'systemd: Unit-Dateien',
    intro:
      'Was systemd in einer Unit-Datei ablehnt oder übergeht, und Fallen, zu denen es schweigt. Die Meldungen zeigt `systemd-analyze verify --man=no --recursive-errors=yes`.',
  },
  {
    id: 'nginx',
    title: 'nginx: Konfiguration',
    intro: 'Was `nginx -t` in einer Konfiguration ablehnt oder mit einer Warnung annimmt.',
  },
  {
    id: 'praxis-uwsgi',
    title: 'Praxis: uWSGI betreiben',
    intro: 'uWSGI nimmt diese Angaben an. Im Betrieb führen sie zu Ausfällen, Fehlern oder Überraschungen.',
  },
  {
    id: 'praxis-systemd',
    title: 'Praxis: Dienste betreiben',
    intro:
      'systemd nimmt diese Unit-Dateien an. Im Betrieb führen sie zu Ausfällen, Fehlern oder offenen Geheimnissen.',
  },
  {
    id: 'praxis-nginx',
    title: 'Praxis: nginx vor uWSGI',
    intro: '`nginx -t` nimmt diese Angaben an. Im Betrieb kommen Anfragen falsch oder gar nicht bei der Anwendung an.',
  },
  {
    id: 'stack-sockets',
    title: 'Zusammenspiel: Sockets und Adressen',
    intro:
      'Jede Datei ist für sich gültig, doch nginx und uWSGI finden nicht zueinander. Keines der Programme prüft die Datei eines anderen.',
  },
  {
    id: 'stack-sandbox',
    title: 'Zusammenspiel: Sandbox',
    intro:
      'Jede Datei ist für sich gültig, doch die Härtung der Unit versperrt, was die anderen Dateien benutzen. Keines der Programme prüft die Datei eines anderen.',
  },
  {
    id: 'stack',
    title: 'Zusammenspiel: Dienst und Prozesse',
    intro:
      'Jede Datei ist für sich gültig; erst zusammen passen sie nicht. Keines der Programme prüft die Datei eines anderen.',
  },
];

/** The programs that have practical rules of their own, by what the example's first file is called. */
const practiceOf = (name: string): string => {
  if (/\.(?:ini|sh)$/.test(name)) return 'praxis-uwsgi';
  return /(?<!\.d\/[^/]*)\.conf$/.test(name) ? 'praxis-nginx' : 'praxis-systemd';
};

/** What the group of a rule depends on. */
export interface GroupedRule {
  code: string;
  wrong: readonly { name: string }[];
  /** The file that the rule is written in. */
  file: string;
}

/** The group of a rule: by its code; where that names no program, by its example or its file. */
export function ruleGroupOf({ code, wrong, file }: GroupedRule): string {
  const kind = code.slice(0, code.indexOf('/'));
  if (kind === 'shell') return 'uwsgi';
  if (kind === 'practice') return practiceOf(wrong[0]?.name ?? '');
  if (kind !== 'stack') return kind;
  if (/stack-(?:sockets|addresses)\.yaml$/.test(file)) return 'stack-sockets';
  return file.endsWith('stack-sandbox.yaml') ? 'stack-sandbox' : 'stack';
}

/** Start of the rules, without base path. */
export const rulesAddress = '/regeln/';

export const ruleGroupPath = (id: string): string => `${rulesAddress}${id}/`;

/** Anchor of a rule on its page. */
export const ruleAnchor = (code: string): string => code.replace('/', '-');
