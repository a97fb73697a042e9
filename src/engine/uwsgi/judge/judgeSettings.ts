import type { ResultBuilder } from '../../result';
import { code } from '../../values/explanation';
import type { Setting, Settings } from '../settings';
import { isDynamic } from './finding';
import { atoi, strtoul } from './numbers';

/**
 * Options that do not fit each other, as uWSGI judges them at its start.
 *
 * Source: uWSGI 2.0.21 and 2.0.30, core/init.c:sanitize_args.
 */
export function judgeSettings(settings: Settings, builder: ResultBuilder): void {
  if (settings.open) return;
  const known = (...names: string[]): boolean =>
    settings.all(...names).every(({ value, conditional }) => !isDynamic(value) && conditional !== true);
  if (known('cheaper', 'processes')) judgeCheaper(settings, builder);
  if (known('min-worker-lifetime', 'max-worker-lifetime')) judgeLifetime(settings, builder);
  if (known('cheaper-rss-limit-soft', 'cheaper-rss-limit-hard', 'memory-report')) judgeMemory(settings, builder);
}

const placeOf = ({ valueSpan, name }: Setting) => valueSpan ?? name;

/** Read as a number; a switch without a value on a command line counts as 1. */
const numberOf = (setting: Setting | null, otherwise: number): number =>
  setting === null ? otherwise : atoi(setting.value);

function judgeCheaper(settings: Settings, builder: ResultBuilder): void {
  const cheaper = settings.last('cheaper');
  const processes = numberOf(settings.last('processes'), 1);
  if (cheaper === null || atoi(cheaper.value) <= 0 || atoi(cheaper.value) < processes) return;
  builder.report('error', 'uwsgi/invalid-value', placeOf(cheaper), {
    what: `${code(cheaper.written)} nennt ${atoi(cheaper.value)} Worker als Mindestzahl, ${code('processes')} ${settings.has('processes') ? `erlaubt ${processes}` : 'fehlt, es bleibt bei einem'}.`,
    follows: 'uWSGI bricht mit „invalid cheaper value: must be lower than processes“ ab.',
    helps: 'Die Mindestzahl kleiner wählen als `processes`.',
  });
}

function judgeLifetime(settings: Settings, builder: ResultBuilder): void {
  const longest = settings.last('max-worker-lifetime');
  const shortest = settings.last('min-worker-lifetime');
  if (longest === null) return;
  const most = strtoul(longest.value);
  const least = shortest === null ? 10n : strtoul(shortest.value);
  if (most === 0n || most > 1n << 40n || least < most) return;
  builder.report('error', 'uwsgi/invalid-value', placeOf(longest), {
    what: `${code(longest.written)} mit ${most} s ist nicht größer als \`min-worker-lifetime\` mit ${least} s${shortest === null ? ', dem Standardwert' : ''}.`.replace(
      /(\d) s/g,
      '$1\u00a0s',
    ),
    follows: 'uWSGI bricht mit „invalid min-worker-lifetime value“ ab.',
    helps: 'Die Lebensdauer größer wählen, oder `min-worker-lifetime` kleiner.',
  });
}

function judgeMemory(settings: Settings, builder: ResultBuilder): void {
  const soft = settings.last('cheaper-rss-limit-soft');
  const hard = settings.last('cheaper-rss-limit-hard');
  const softLimit = soft === null ? 0n : strtoul(soft.value);
  const hardLimit = hard === null ? 0n : strtoul(hard.value);
  const measures =
    settings.isOn('memory-report') ||
    settings.has('reload-on-as', 'reload-on-rss', 'evil-reload-on-as', 'evil-reload-on-rss');
  if (soft !== null && softLimit > 0n && !measures)
    builder.report('error', 'uwsgi/invalid-value', placeOf(soft), {
      what: `${code(soft.written)} braucht \`memory-report\`.`,
      follows: 'uWSGI bricht mit „enabling cheaper-rss-limit-soft requires enabling also memory-report“ ab.',
      helps: '`memory-report = true` ergänzen.',
    });
  else if (hard !== null && hardLimit > 0n && hardLimit <= softLimit)
    builder.report('error', 'uwsgi/invalid-value', placeOf(hard), {
      what: `${code(hard.written)} ist nicht größer als \`cheaper-rss-limit-soft\`.`,
      follows: 'uWSGI bricht mit „cheaper-rss-limit-hard value must be higher than cheaper-rss-limit-soft value“ ab.',
      helps: 'Die harte Grenze größer wählen.',
    });
  else if (hard !== null && hardLimit > 0n && soft === null)
    builder.report('error', 'uwsgi/invalid-value', placeOf(hard), {
      what: `${code(hard.written)} braucht \`cheaper-rss-limit-soft\`.`,
      follows: 'uWSGI bricht mit „enabling cheaper-rss-limit-hard requires setting also cheaper-rss-limit-soft“ ab.',
      helps: '`cheaper-rss-limit-soft` ergänzen.',
    });
}
