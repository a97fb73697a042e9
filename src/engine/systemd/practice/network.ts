import type { PracticeFinding } from '../../practice';
import { isUnknown, isEverywhere, isLocal, addressesOf } from '../../uwsgi/practice/start';
import type { Unit } from './unit';

const listed = (unit: Unit, name: string): boolean =>
  ['Wants', 'Requires', 'BindsTo', 'Requisite', 'Upholds'].some((key) => unit.words(key, 'Unit').includes(name));

/** An address of its own has to be there: `bind(): Cannot assign requested address` (observed). */
function ownAddress(unit: Unit): string | null {
  for (const start of unit.starts) {
    for (const { address } of addressesOf(start, 'http', 'http-socket', 'http11-socket', 'https', 'socket')) {
      if (address.kind !== 'tcp' || isEverywhere(address.host) || isLocal(address.host)) continue;
      if (/^[\d.]+$|^\[.*\]$/.test(address.host) && !isUnknown(address.host)) return address.host;
    }
  }
  return null;
}

/** `network.target` only orders: addresses need not be there, and nothing is started by it (systemd.special(7)). */
export function networkTarget(unit: Unit): PracticeFinding[] {
  const wanted = ['Wants', 'Requires', 'BindsTo']
    .flatMap((key) => unit.all('Unit', key))
    .find(({ value }) => value.split(/\s+/).includes('network.target'));
  if (wanted) return [{ code: 'practice/network-target', variant: 'wanted', span: wanted.assignment.span }];
  const after = unit.all('Unit', 'After').find(({ value }) => value.split(/\s+/).includes('network.target'));
  if (!after || unit.words('After', 'Unit').includes('network-online.target')) return [];
  const host = ownAddress(unit);
  if (host !== null)
    return [
      {
        code: 'practice/network-target',
        variant: 'address',
        span: after.assignment.span,
        values: { host: `\`${host}\`` },
      },
    ];
  return unit.isAppServer ? [{ code: 'practice/network-target', span: after.assignment.span }] : [];
}

/** An order for a unit that nobody starts holds nothing up. */
export function networkOnlineNotWanted(unit: Unit): PracticeFinding[] {
  const target = 'network-online.target';
  const after = unit.all('Unit', 'After').find(({ value }) => value.split(/\s+/).includes(target));
  if (!after || listed(unit, target) || unit.context.isDropIn) return [];
  const text = `\nWants=${target}`;
  const { end } = after.assignment.span;
  return [
    {
      code: 'practice/network-online-not-wanted',
      span: after.assignment.span,
      fixes: [{ title: `Wants=${target} ergänzen`, edits: [{ span: { start: end, end }, text }] }],
    },
  ];
}
