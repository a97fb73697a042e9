import { code } from '../../values/explanation';
import type { StackFinding, StackRule } from '../finding';
import { resolvePath } from '../paths';
import { settingPlace } from '../settings';
import { workingDirectory } from '../endpoints';

const foreground = new Set(['simple', 'exec', 'notify', 'idle', 'notify-reload']);

/** `daemonize` and `Type=` contradict each other (observed with systemd 252, both ways round). */
export const typeDaemonize: StackRule = ({ servers }) =>
  servers.flatMap((server): StackFinding[] => {
    const { unit, settings, opaque, unitLine } = server;
    if (!unit?.complete || opaque || !unitLine) return [];
    const type = unit.last('Type');
    const word = type ? type.value.value : 'simple';
    const daemonize = settings.last('daemonize', 'daemonize2');
    if (daemonize && !daemonize.conditional && foreground.has(word)) {
      return [
        {
          code: 'stack/type-daemonize',
          at: settingPlace(daemonize),
          values: { option: code(daemonize.written), type: code(`Type=${word}`) },
          related: [{ at: type?.place ?? unitLine.place }],
        },
      ];
    }
    if (!type || word !== 'forking' || settings.open || daemonize) return [];
    return [
      {
        code: 'stack/type-daemonize',
        variant: 'forking',
        at: type.place,
        related: [{ at: server.place, text: 'uWSGI bleibt im Vordergrund.' }],
        fixes: [{ title: 'Type=notify setzen', edits: [{ span: type.valuePlace.span, text: 'notify' }] }],
      },
    ];
  });

/** With `Type=forking` systemd waits for the file that `PIDFile=` names (systemd.service(5)). */
export const pidFile: StackRule = ({ servers }) =>
  servers.flatMap((server): StackFinding[] => {
    const { unit, settings } = server;
    const line = unit?.last('PIDFile');
    if (!unit || !line?.text || unit.text('Type') !== 'forking' || settings.open || server.opaque) return [];
    const wanted = resolvePath(line.text, '/run');
    const given = settings.all('pidfile', 'pidfile2', 'safe-pidfile');
    const directory = workingDirectory(server);
    const paths = given.map(({ known, conditional }) =>
      known === null || conditional ? null : resolvePath(known, directory),
    );
    if (wanted === null || paths.includes(null) || paths.includes(wanted)) return [];
    const [first] = given;
    return [
      {
        code: 'stack/pid-file',
        at: line.place,
        variant: first ? undefined : 'missing',
        values: { path: code(line.text), ...(first ? { option: code(first.written), other: code(first.value) } : {}) },
        related: [{ at: first ? settingPlace(first) : server.place }],
      },
    ];
  });

/** Master, workers with their threads, and the router count against `TasksMax=` (systemd.resource-control(5)). */
export const tasksMax: StackRule = ({ servers, endpoints }) =>
  servers.flatMap((server): StackFinding[] => {
    const { unit, settings } = server;
    const line = unit?.last('TasksMax');
    const processes = settings.last('processes');
    if (!line || !/^\d{1,9}$/.test(line.text ?? '') || !processes) return [];
    const workers = settings.number('processes') ?? 0;
    const threads = Math.max(1, settings.number('threads') ?? 1);
    const routers = endpoints.some((endpoint) => endpoint.server === server && endpoint.router) ? 1 : 0;
    const needed = workers * threads + (settings.isOn('master') ? 1 : 0) + routers;
    const limit = Number(line.text);
    if (workers <= 0 || needed <= limit || limit === 0) return [];
    return [
      {
        code: 'stack/tasks-max',
        at: line.place,
        values: { limit: `${limit}`, needed: `${needed}` },
        related: [{ at: settingPlace(processes) }],
      },
    ];
  });
