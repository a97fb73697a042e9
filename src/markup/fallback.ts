import type { NginxDirective } from '../catalogue/nginxTypes';
import type { Catalogue, ShownText } from '../catalogue/types';
import type { EntryId } from '../engine/types';
import { argumentKind, contextName } from '../engine/nginx/factWords';
import { code, list } from '../engine/values/explanation';

const general: Record<string, string> = {
  '[Unit]': 'Abschnitt mit Beschreibung, Reihenfolge und Abhängigkeiten der Unit.',
};

/** What can be said of an entry that nobody has written a text for yet: its facts, and that the text is missing. */
export function fallbackText(entry: EntryId, catalogue: Catalogue): ShownText {
  const slash = entry.indexOf('/');
  const program = entry.slice(0, slash);
  const name = entry.slice(slash + 1);
  return { summary: sentence(program, name, catalogue), href: '' };
}

const entryOf = (program: string, name: string): EntryId => `${program}/${name}`;

/** What the facts say of a directive of nginx: kind of value, places, default, origin. */
function nginxSentence(directive: NginxDirective): string {
  const { block, defaultValue, since, package: origin, commercial } = directive;
  const kind = block ? 'Öffnet einen Block' : `Direktive mit ${argumentKind(directive)}`;
  const where = directive.contexts.includes('any') ? 'überall' : `in ${list(directive.contexts.map(contextName))}`;
  const value = defaultValue === null || defaultValue === '' ? '' : ` Standardwert: ${code(defaultValue)}.`;
  const from = commercial
    ? ' Sie gehört zur kostenpflichtigen Ausgabe.'
    : origin
      ? ` Sie kommt mit dem Debian-Paket ${code(origin)}.`
      : since
        ? ` Es gibt sie seit nginx ${since}.`
        : '';
  return `${kind}; erlaubt ${where}.${value}${from} Eine eigene Erklärung fehlt noch.`;
}

function sentence(program: string, name: string, catalogue: Catalogue): string {
  if (program === 'uwsgi') {
    const option = catalogue.uwsgi.options.find((candidate) => candidate.name === name);
    const plugin = option === undefined || option.plugin === 'core' ? 'im Kern' : `im Plugin \`${option.plugin}\``;
    return `Option von uWSGI ${catalogue.uwsgi.version} ${plugin}; eine eigene Erklärung fehlt noch.`;
  }
  if (program === 'systemd') {
    const [section = '', directive = ''] = name.split('.');
    const found = catalogue.systemd.directives.find(
      (candidate) => candidate.section === section && candidate.name === directive,
    );
    const manual = found?.manual ? `, beschrieben in \`${found.manual}\`` : '';
    return (
      general[name] ?? `Direktive von systemd im Abschnitt \`[${section}]\`${manual}; eine eigene Erklärung fehlt noch.`
    );
  }
  const directive = catalogue.nginx.directives.find((candidate) => candidate.entry === entryOf(program, name));
  if (directive) return nginxSentence(directive);
  return `Zu \`${name}\` fehlt noch eine eigene Erklärung.`;
}
