import type { PracticeFinding } from '../../practice';
import { addressesOf } from '../../uwsgi/practice/start';
import { setting, valueSpan, type Unit } from './unit';

/** A service without `User=` is root's, and with it every hole of the application. */
export function runsAsRoot(unit: Unit): PracticeFinding[] {
  if (!unit.isWhole || !unit.isAppServer || unit.isUserUnit) return [];
  const user = unit.last('User');
  const isRoot = user !== null && ['root', '0'].includes(user.value);
  if (!isRoot && (user !== null || unit.isOn('DynamicUser'))) return [];
  // uWSGI may give up its rights itself; files that are not at hand may say so
  if (unit.starts.some(({ settings }) => settings.open || settings.has('uid', 'emperor'))) return [];
  const [program] = unit.programs;
  if (!program || program.command.prefixes.some(({ sign }) => sign.startsWith('!'))) return [];
  if (
    unit.programs.some(({ command }) => command.arguments.some(({ text }) => /^(?:-u|--user)(?:=|$)/.test(text.value)))
  )
    return [];
  return [
    {
      code: 'practice/runs-as-root',
      span: isRoot ? user.assignment.span : program.assignment.keySpan,
      ...(isRoot ? { variant: 'explicit' } : {}),
    },
  ];
}

/** Only root may change to another account: uWSGI passes `uid` over without a message (observed with 2.0.21). */
export function uidIgnored(unit: Unit): PracticeFinding[] {
  if (unit.account === null) return [];
  return unit.starts
    .flatMap(({ settings }) => [settings.last('uid'), settings.last('gid')])
    .flatMap((option) => {
      if (!option) return [];
      const user = unit.account === 'DynamicUser' ? 'DynamicUser=yes' : `User=${unit.account ?? ''}`;
      const end = option.valueSpan?.end ?? option.name.end;
      return [
        {
          code: 'practice/uid-without-effect',
          span: option.name,
          values: { option: `\`${option.written}\``, user: `\`${user}\`` },
          fixes: [{ title: 'Option entfernen', edits: [{ span: { start: option.name.start, end }, text: '' }] }],
        },
      ];
    });
}

/** `bind(): Permission denied` below 1024; with the capability it works (observed). */
export function privilegedPort(unit: Unit): PracticeFinding[] {
  if (unit.account === null || unit.words('AmbientCapabilities').some((name) => /NET_BIND_SERVICE|^~/i.test(name)))
    return [];
  if (unit.programs.some(({ command }) => command.prefixes.some(({ sign }) => '+!!'.includes(sign)))) return [];
  const sockets = unit.context.state.all('Service', 'Sockets');
  if (sockets.length > 0) return [];
  return unit.starts.flatMap((start) =>
    addressesOf(start, 'http', 'http-socket', 'http11-socket', 'https', 'socket', 'uwsgi-socket')
      .filter(({ address }) => address.kind === 'tcp' && /^\d{1,4}$/.test(address.port) && isPrivileged(address.port))
      .map(({ setting: option, address }) => ({
        code: 'practice/privileged-port',
        span: option.valueSpan ?? option.name,
        values: { port: address.kind === 'tcp' ? address.port : '' },
        fixes: unit.has('AmbientCapabilities')
          ? []
          : [
              {
                title: 'AmbientCapabilities= ergänzen',
                edits: [setting(unit, 'AmbientCapabilities=CAP_NET_BIND_SERVICE', start.command.assignment)],
              },
            ],
      })),
  );
}

const isPrivileged = (port: string): boolean => Number(port) > 0 && Number(port) < 1024;

/** The http router keeps 8 bytes for each file that it may open: 8 GB at a thousand millions (deployment problem 38). */
export function fileLimit(unit: Unit): PracticeFinding[] {
  const line = unit.last('LimitNOFILE');
  const start = unit.starts.find(({ settings }) => settings.has('http', 'https', 'fastrouter', 'uwsgi-router'));
  if (!line || !start || start.settings.open || start.settings.has('max-fd')) return [];
  const soft = line.value.split(':')[0] ?? '';
  if (soft !== 'infinity' && !(/^\d+$/.test(soft) && Number(soft) > 10_000_000)) return [];
  return [
    {
      code: 'practice/file-limit-costs-memory',
      span: line.assignment.span,
      values: { limit: line.value },
      fixes: [{ title: 'LimitNOFILE=65536 setzen', edits: [{ span: valueSpan(line), text: '65536' }] }],
    },
  ];
}
