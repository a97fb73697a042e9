import type { Profile, Severity } from '../../types';
import { code } from '../../values/explanation';
import type { Loading } from '../optionTable';
import { pluginName } from '../pluginFiles';

/** One name of a plugin list that does not load, with its place in the list. */
export interface BadLoading {
  from: number;
  to: number;
  loading: { severity: Severity; what: string; follows: string; helps: string };
}

/**
 * Plugins that do not load: uWSGI says so and goes on, but ends where the option is called `need-plugin`.
 *
 * Source: uWSGI 2.0.21 and 2.0.30, core/uwsgi.c:uwsgi_opt_load_plugin, core/plugins.c:uwsgi_load_plugin.
 */
export function badLoadings(
  value: string,
  loadings: readonly Loading[],
  written: string,
  profile: Profile,
): BadLoading[] {
  const option = written.replace(/^-+/, '');
  const need = option.startsWith('need-');
  const follows = need ? 'uWSGI bricht mit „unable to load plugin“ ab.' : 'uWSGI meldet es beim Start und geht weiter.';
  const severity = need ? 'error' : 'info';
  const items = value.split(',');
  return loadings.flatMap(({ name, result, needs }) => {
    const index = Math.max(
      0,
      items.findIndex((item) => pluginName(item) === name),
    );
    const from = items.slice(0, index).reduce((sum, item) => sum + item.length + 1, 0);
    const place = { from, to: from + (items[index]?.length ?? 0) };
    if (result === 'again' && need)
      return {
        ...place,
        loading: {
          severity,
          what: `Das Plugin ${code(name)} ist schon geladen${profile.uwsgi === 'debian' ? '' : ' oder Teil dieses Baus'}.`,
          follows,
          helps: `Die Zeile weglassen oder \`plugins\` statt ${code(option)} schreiben.`,
        },
      };
    if (result === 'fails')
      return {
        ...place,
        loading: {
          severity,
          what: `Ein Plugin ${code(name)} hat kein Paket von uWSGI in Debian 12.`,
          follows,
          helps: /^python/.test(name)
            ? 'Das Plugin heißt dort `python3`.'
            : 'Den Namen prüfen; mehrere Plugins trennt ein Komma.',
        },
      };
    if (result === 'needs')
      return {
        ...place,
        loading: {
          severity,
          what: `Das Plugin ${code(name)} braucht das Plugin ${code(needs ?? '')}, und das ist an dieser Stelle nicht geladen.`,
          follows,
          helps: `${code(`${needs ?? ''},${name}`)} schreiben.`,
        },
      };
    return [];
  });
}
