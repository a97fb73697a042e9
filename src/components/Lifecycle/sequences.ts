export type Lane = 'systemd' | 'master' | 'worker';

/** One thing that happens: a message from one lane to another, or something within one. */
export interface Event {
  from: Lane;
  /** Left out where nothing is sent. */
  to?: Lane;
  /** Two lines at most, so that they fit between the lanes. */
  lines: [string, string?];
}

export interface Sequence {
  title: string;
  events: Event[];
}

/** What happens in the life of the service; each is shown by experiments of the guide. */
export const sequences: Record<'start' | 'reload' | 'stop' | 'crash', Sequence> = {
  start: {
    title: 'Start mit Type=notify',
    events: [
      { from: 'systemd', to: 'master', lines: ['startet uWSGI'] },
      { from: 'master', lines: ['lädt die', 'Anwendung'] },
      { from: 'master', to: 'worker', lines: ['startet die', 'Worker'] },
      { from: 'master', to: 'systemd', lines: ['READY=1'] },
      { from: 'systemd', lines: ['systemctl start', 'kehrt zurück'] },
    ],
  },
  reload: {
    title: 'Neu laden mit systemctl reload',
    events: [
      { from: 'systemd', to: 'master', lines: ['SIGHUP'] },
      { from: 'master', to: 'worker', lines: ['geordnet', 'beenden'] },
      { from: 'worker', lines: ['Anfrage endet,', 'neue warten'] },
      { from: 'master', lines: ['lädt die', 'Anwendung neu'] },
      { from: 'master', to: 'worker', lines: ['startet neue', 'Worker'] },
      { from: 'worker', lines: ['beantworten die', 'wartenden'] },
    ],
  },
  stop: {
    title: 'Beenden mit KillMode=mixed und dem Hook',
    events: [
      { from: 'systemd', to: 'master', lines: ['SIGTERM'] },
      { from: 'master', to: 'worker', lines: ['geordnet', 'beenden'] },
      { from: 'worker', lines: ['Anfrage endet', 'mit Antwort'] },
      { from: 'worker', to: 'master', lines: ['beendet'] },
      { from: 'master', to: 'systemd', lines: ['beendet'] },
      { from: 'systemd', lines: ['Result=success'] },
    ],
  },
  crash: {
    title: 'Absturz des Master-Prozesses',
    events: [
      { from: 'master', lines: ['kill -9'] },
      { from: 'worker', lines: ['enden auch,', 'Anfragen verloren'] },
      { from: 'systemd', lines: ['wartet', 'RestartSec=2s'] },
      { from: 'systemd', to: 'master', lines: ['startet uWSGI'] },
      { from: 'master', to: 'worker', lines: ['startet die', 'Worker'] },
    ],
  },
};

export const laneNames: Record<Lane, string> = { systemd: 'systemd', master: 'Master-Prozess', worker: 'Worker' };

/** The event as a sentence, for those who do not see the drawing. */
export function sentence({ from, to, lines }: Event): string {
  const text = lines.filter((line) => line !== undefined).join(' ');
  return to === undefined ? `${laneNames[from]}: ${text}.` : `${laneNames[from]} an ${laneNames[to]}: ${text}.`;
}
