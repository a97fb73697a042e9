import { hasMaster } from '../../uwsgi/practice/master';
import { stopSignal } from '../rules/signals';
import type { Deployment } from '../model';
import type { Server } from '../servers';
import type { Unit } from '../units';
import { killMode, reloadSignal } from './predict';
import type { Moment, Outcome, Phase, Prediction } from './types';

/** All that the phases of one service are told from. */
export interface Scene {
  server: Server;
  unit: Unit;
  prediction: Prediction;
  /** nginx stands in front. */
  hasNginx: boolean;
}

export const seconds = (amount: number): string => `${String(Math.round(amount * 10) / 10).replace('.', ',')}\u00a0s`;

/** Without a master the only process is the main process. */
const mainLane = ({ server }: Scene): 'master' | 'worker' => (hasMaster(server) === false ? 'worker' : 'master');

/** What a client sees of a request that nobody answers. */
const lostText = ({ hasNginx }: Scene): string => (hasNginx ? 'nginx antwortet mit 502' : 'die Verbindung bricht ab');

export function startPhase(scene: Scene): Phase {
  const { server, unit } = scene;
  const main = mainLane(scene);
  const type = unit.text('Type') ?? 'simple';
  const isNotify = type === 'notify';
  const needsApp = server.settings.isOn('need-app');
  const stops = unit.words('RestartPreventExitStatus').some(({ word }) => word === '22');
  const moments: Moment[] = [{ time: '0\u00a0s', from: 'systemd', to: main, text: 'startet uWSGI' }];
  if (!isNotify && type !== 'forking')
    moments.push({ time: null, from: 'systemd', text: `\`systemctl start\` kehrt zurück (\`Type=${type}\`)` });
  moments.push({
    time: null,
    from: main,
    text: server.settings.isOn('lazy-apps') ? 'startet Worker, die die Anwendung laden' : 'lädt die Anwendung',
  });
  if (main === 'master') moments.push({ time: null, from: 'master', to: 'worker', text: 'startet die Worker' });
  if (isNotify) {
    moments.push({ time: null, from: main, to: 'systemd', text: '`READY=1`' });
    moments.push({ time: null, from: 'systemd', text: '`systemctl start` kehrt zurück' });
  }
  moments.push({ time: null, from: 'worker', text: 'nimmt Anfragen an' });
  const broken = needsApp
    ? `Lädt die Anwendung nicht, endet uWSGI mit Exit-Code 22${stops ? ', und systemd versucht es nicht noch einmal' : ''}.`
    : 'Lädt die Anwendung nicht, läuft uWSGI trotzdem und beantwortet jede Anfrage mit 500.';
  return {
    id: 'start',
    title: 'Start',
    moments,
    outcome: isNotify
      ? { severity: needsApp ? 'good' : 'warning', text: `systemd weiß, wann die Anwendung bereit ist. ${broken}` }
      : {
          severity: 'warning',
          text: `systemd hält den Dienst für gestartet, bevor die Anwendung geladen ist; frühe Anfragen bleiben ohne Antwort. ${broken}`,
        },
    experiments: ['start-notify', 'need-app-exit-22', ...(stops ? ['restart-limit'] : [])],
  };
}

export function reloadPhase(scene: Scene): Phase {
  const { server, unit, prediction } = scene;
  const { effect, request } = prediction.reload;
  const phase = { id: 'reload', title: 'Neu laden' } as const;
  const main = mainLane(scene);
  const first: Moment = { time: '0\u00a0s', from: 'systemd', to: main, text: `SIG${reloadSignal(unit) ?? 'HUP'}` };
  if (effect === 'impossible')
    return {
      ...phase,
      moments: [{ time: '0\u00a0s', from: 'systemd', text: '`systemctl reload` endet mit einem Fehler' }],
      outcome: {
        severity: 'warning',
        text: `Ohne \`ExecReload=\` bleibt nur der Neustart; dabei gehen Anfragen verloren (${lostText(scene)}).`,
      },
      experiments: ['reload-under-load'],
    };
  if (effect === null) return { ...phase, ...unknown };
  if (effect === 'ends')
    return {
      ...phase,
      moments: [first, { time: null, from: main, text: 'endet' }, ...restartMoments(scene)],
      outcome: { severity: 'error', text: 'Der Dienst lädt nicht neu, er endet.' },
      experiments: ['sigterm-reloads'],
    };
  if (effect === 'brutal')
    return {
      ...phase,
      moments: [
        first,
        { time: null, from: 'master', to: 'worker', text: 'beendet sie sofort' },
        { time: null, from: 'request', text: `geht verloren: ${lostText(scene)}` },
        ...freshWorkers,
      ],
      outcome: { severity: 'warning', text: 'Laufende Anfragen brechen ab. Mit SIGHUP gingen sie zu Ende.' },
      experiments: ['sigterm-reloads'],
    };
  const threads = (server.settings.number('threads') ?? 1) > 1;
  const isAnswered = request === 'answered';
  return {
    ...phase,
    moments: [
      first,
      { time: null, from: 'master', to: 'worker', text: 'beendet sie geordnet' },
      isAnswered
        ? { time: null, from: 'request', text: 'wird beantwortet; neue warten in der Warteschlange' }
        : { time: null, from: 'request', text: 'bricht ab: Der Router von `--http` endet' },
      ...freshWorkers,
    ],
    outcome: threads
      ? {
          severity: 'warning',
          text: 'Mit mehreren Threads bleibt ein Worker von uWSGI 2.0.21 dabei manchmal hängen; Anfragen warten dann viele Sekunden.',
        }
      : isAnswered
        ? { severity: 'good', text: 'Anfragen warten, bis die neuen Worker bereit sind.' }
        : {
            severity: 'warning',
            text: 'Hinter `--http` brechen Verbindungen ab; hinter nginx mit einem Unix-Socket nicht.',
          },
    experiments: [
      isAnswered ? 'reload-under-load' : 'http-router-loses-requests',
      ...(threads ? ['threads-stall-reload'] : []),
    ],
  };
}

const freshWorkers: Moment[] = [
  { time: null, from: 'master', text: 'lädt die Anwendung neu' },
  { time: null, from: 'master', to: 'worker', text: 'startet neue Worker' },
];

const unknown = {
  moments: [],
  outcome: {
    severity: 'info',
    text: 'Was geschieht, hängt von Dateien oder Befehlen ab, die hier fehlen oder nicht gelesen werden.',
  } satisfies Outcome,
  experiments: [],
};

export function stopPhase(scene: Scene): Phase {
  const { server, unit, prediction } = scene;
  const { ends, request, limit, clean } = prediction.stop;
  const phase = { id: 'stop', title: 'Beenden' } as const;
  if (ends === null) return { ...phase, ...unknown };
  const main = mainLane(scene);
  const signal = `SIG${stopSignal(unit)}`;
  const toAll = main === 'master' && killMode(unit) === 'control-group';
  const moments: Moment[] = [{ time: '0\u00a0s', from: 'systemd', to: main, text: signal }];
  if (toAll)
    moments.push({ time: null, from: 'systemd', to: 'worker', text: `${signal} (\`KillMode=control-group\`)` });
  const lost: Moment = { time: null, from: 'request', text: `geht verloren: ${lostText(scene)}` };
  const answered: Moment = { time: null, from: 'request', text: 'bekommt ihre Antwort' };
  if (ends === 'with-requests') {
    const harakiri = server.settings.number('harakiri') ?? 0;
    const most = Math.min(harakiri > 0 ? harakiri : Infinity, limit);
    if (main === 'master') moments.push({ time: null, from: 'master', to: 'worker', text: 'beendet sie geordnet' });
    moments.push(
      request === 'answered' ? answered : { ...lost, text: 'bricht ab: Der Router von `--http` endet sofort' },
    );
    moments.push({
      time: most === Infinity ? null : `spätestens nach ${seconds(most)}`,
      from: main,
      to: 'systemd',
      text: most === limit && (harakiri === 0 || harakiri > limit) ? 'beendet, sonst SIGKILL' : 'beendet',
    });
  } else if (ends === 'at-once') {
    moments.push({ time: null, from: 'worker', text: 'endet mitten in der Anfrage' }, lost);
    moments.push({ time: 'nach etwa 1\u00a0s', from: main, to: 'systemd', text: 'beendet' });
  } else {
    moments.push({ time: null, from: 'master', to: 'worker', text: 'lädt neu, statt zu enden' });
    moments.push(request === 'answered' ? answered : lost);
    moments.push({ time: null, from: 'worker', text: 'nimmt weiter Anfragen an' });
    moments.push(
      limit === Infinity
        ? { time: null, from: 'systemd', text: 'wartet ohne Ende' }
        : { time: `nach ${seconds(limit)}`, from: 'systemd', to: main, text: 'SIGKILL' },
    );
  }
  moments.push({ time: null, from: 'systemd', text: resultText(ends, clean) });
  return { ...phase, moments, outcome: stopOutcome(scene), experiments: stopExperiments(scene) };
}

const resultText = (ends: Prediction['stop']['ends'], clean: boolean | null): string =>
  ends === 'at-limit'
    ? '`Result=timeout`: Der Dienst gilt als fehlgeschlagen'
    : clean === false
      ? '`Result=exit-code`: Der Dienst gilt als fehlgeschlagen'
      : '`Result=success`';

function stopOutcome({ prediction }: Scene): Outcome {
  const { ends, request, limit } = prediction.stop;
  if (ends === 'at-limit')
    return {
      severity: 'error',
      text: `\`systemctl stop\` dauert ${limit === Infinity ? 'ohne Ende' : seconds(limit)}.`,
    };
  if (request === 'answered') return { severity: 'good', text: 'Laufende Anfragen werden zu Ende beantwortet.' };
  return {
    severity: 'warning',
    text: 'Laufende Anfragen gehen verloren. `hook-master-start = unix_signal:15 gracefully_kill_them_all` mit `KillMode=mixed` ließe sie zu Ende gehen.',
  };
}

function stopExperiments({ prediction }: Scene): string[] {
  const { ends } = prediction.stop;
  if (ends === 'at-limit') return ['stop-takes-90-seconds', 'four-ways-to-stop'];
  return ['request-in-flight-at-stop', ...(ends === 'at-once' ? ['four-ways-to-stop'] : [])];
}

/** systemd starts the service again, or leaves it. */
function restartMoments(scene: Scene): Moment[] {
  const { restarts, after } = scene.prediction.crash;
  if (restarts === null) return [];
  return restarts
    ? [
        { time: `nach ${seconds(after)}`, from: 'systemd', to: mainLane(scene), text: 'startet uWSGI (`RestartSec=`)' },
        { time: null, from: 'worker', text: 'nimmt wieder Anfragen an' },
      ]
    : [{ time: null, from: 'systemd', text: '`failed`; nichts startet den Dienst neu' }];
}

export function workerCrashPhase(scene: Scene): Phase | null {
  if (hasMaster(scene.server) !== true) return null;
  return {
    id: 'worker-crash',
    title: 'Absturz eines Workers',
    moments: [
      { time: '0\u00a0s', from: 'worker', text: 'endet' },
      { time: null, from: 'request', text: `seine Anfrage geht verloren: ${lostText(scene)}` },
      { time: null, from: 'master', to: 'worker', text: 'startet einen neuen' },
      { time: null, from: 'systemd', text: 'merkt nichts davon' },
    ],
    outcome: { severity: 'good', text: 'Der Master-Prozess ersetzt den Worker; die übrigen arbeiten weiter.' },
    experiments: ['kill-nine-restarts', ...(scene.server.settings.has('harakiri') ? ['harakiri'] : [])],
  };
}

export function masterCrashPhase(scene: Scene): Phase {
  const { restarts, after } = scene.prediction.crash;
  const main = mainLane(scene);
  const title = main === 'master' ? 'Absturz des Master-Prozesses' : 'Absturz';
  if (restarts === null) return { id: 'master-crash', title, ...unknown };
  return {
    id: 'master-crash',
    title,
    moments: [
      { time: '0\u00a0s', from: main, text: 'endet' },
      ...(main === 'master'
        ? [{ time: null, from: 'systemd', to: 'worker', text: 'beendet sie' } satisfies Moment]
        : []),
      { time: null, from: 'request', text: `geht verloren: ${lostText(scene)}` },
      ...restartMoments(scene),
    ],
    outcome: restarts
      ? { severity: after < 1 ? 'info' : 'good', text: restartText(after) }
      : { severity: 'warning', text: 'Der Dienst bleibt aus, bis ihn jemand startet. `Restart=on-failure` ergänzen.' },
    experiments: ['kill-nine-restarts', ...(restarts && after < 1 ? ['restart-limit'] : [])],
  };
}

const restartText = (after: number): string =>
  after < 1
    ? `Nach ${seconds(after)} läuft der Dienst wieder; scheitert der Start fünfmal hintereinander, gibt systemd auf.`
    : `Nach ${seconds(after)} startet der Dienst von selbst.`;

/** nginx asks this server. */
export const isBehindNginx = ({ links }: Deployment, server: Server): boolean =>
  links.some(({ endpoint }) => endpoint.server === server);
