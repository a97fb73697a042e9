import { span, type Span } from '../text/span';
import { code } from '../values/explanation';
import type { UnitContext } from './unitContext';
import { readBoolean } from './judge';
import { readInteger } from './judge/numbers';
import { expandSpecifiers } from './specifiers';
import { unitNameFromPath } from './unitIdentity';

/** A rule that no single line breaks: the unit as a whole is refused. */
interface Refusal {
  code: 'systemd/no-exec' | 'systemd/refused';
  what: string;
  helps: string;
  /** Line at fault; the header of the section where there is none. */
  at?: Span | undefined;
}

/**
 * What systemd checks after all lines are read; nothing of it where a value already refuses the unit. A drop-in alone
 * cannot be judged so, and a text without a file name may be a part of a file: then only contradictions count.
 *
 * Source: systemd 252, service_verify, socket_verify, timer_verify, path_verify, mount_verify, automount_verify,
 * swap_verify, slice_verify, scope_verify.
 */
export function reportRefusals(context: UnitContext): void {
  const { builder, file, state, identity, type } = context;
  if (state.fatal || identity.isDropIn || (type === null && file.sections.length === 0)) return;
  const rules = rulesOf[type ?? 'service'];
  const refusal = rules?.(context) ?? null;
  if (!refusal || (type === null && !refusal.at)) return;
  const section = file.sections.find(({ name }) => name === sectionOf[type ?? 'service']) ?? file.sections.at(-1);
  builder.report('error', refusal.code, refusal.at ?? section?.header ?? span(0, 0), {
    what: refusal.what,
    follows: 'systemd lädt die Unit nicht: „Refusing.“',
    helps: refusal.helps,
  });
}

const sectionOf: Record<string, string> = {
  service: 'Service',
  socket: 'Socket',
  timer: 'Timer',
  path: 'Path',
  mount: 'Mount',
  automount: 'Automount',
  swap: 'Swap',
  slice: 'Slice',
  scope: 'Scope',
};

type Rules = (context: UnitContext) => Refusal | null;

const refused = (what: string, helps: string, at?: Span): Refusal => ({ code: 'systemd/refused', what, helps, at });

const rulesOf: Record<string, Rules> = {
  service: refuseService,
  socket: refuseSocket,
  timer: ({ state }) => {
    const on =
      state.all('Timer', 'On…').length > 0 ||
      ['OnClockChange', 'OnTimezoneChange'].some((name) => readBoolean(state.value('Timer', name) ?? '') === true);
    return on
      ? null
      : refused(
          'Der Timer hat keine Zeitangabe.',
          `${code('OnCalendar=')} oder ${code('OnBootSec=')} und ${code('OnUnitActiveSec=')} ergänzen.`,
        );
  },
  path: ({ state }) =>
    state.all('Path', 'Path…').length > 0
      ? null
      : refused('Die Pfad-Unit nennt keinen Pfad.', `${code('PathExists=')} oder ${code('PathChanged=')} ergänzen.`),
  mount: (context) => {
    const where = expanded(context, 'Mount', 'Where');
    if (where !== null && misnamed(context, where, 'mount'))
      return misnaming(context, 'Mount', 'Where', where, 'mount');
    if (where !== null && isApi(where))
      return refused(
        `Unter ${code(where)} hängt systemd selbst ein.`,
        'Einen anderen Einhängepunkt wählen.',
        context.state.last('Mount', 'Where')?.assignment.span,
      );
    if (context.state.last('Mount', 'What') === null)
      return refused(`${code('What=')} fehlt.`, 'Das Gerät oder die Quelle angeben, die eingehängt wird.');
    return pam(context, 'Mount', ['control-group']);
  },
  automount: (context) => {
    const where = expanded(context, 'Automount', 'Where');
    if (where === null) return null;
    if (/^\/+$/.test(where))
      return refused(
        'Das Wurzelverzeichnis lässt sich nicht so einhängen.',
        'Einen anderen Einhängepunkt wählen.',
        context.state.last('Automount', 'Where')?.assignment.span,
      );
    return misnamed(context, where, 'automount') ? misnaming(context, 'Automount', 'Where', where, 'automount') : null;
  },
  swap: (context) => {
    const what = expanded(context, 'Swap', 'What');
    if (what !== null && misnamed(context, what, 'swap')) return misnaming(context, 'Swap', 'What', what, 'swap');
    return pam(context, 'Swap', ['control-group']);
  },
  slice: ({ identity }) => {
    const stem = (identity.id ?? 'a.slice').replace(/\.slice$/, '');
    const valid = stem === '-' || (identity.instance === null && stem.split('-').every((part) => part !== ''));
    return valid
      ? null
      : refused(
          'Der Name der Slice ist ungültig.',
          `Teile mit je einem Bindestrich trennen, zum Beispiel ${code('web-backend.slice')}.`,
        );
  },
  scope: () =>
    refused(
      'Eine Scope-Unit entsteht zur Laufzeit durch ein Programm, nicht aus einer Datei.',
      `Eine Dienst-Unit schreiben oder ${code('systemd-run --scope')} benutzen.`,
    ),
};

/** Service rules in the order in which systemd checks them; only the first one is named. */
function refuseService(context: UnitContext): Refusal | null {
  const { state } = context;
  const value = (name: string): string | null => state.value('Service', name);
  const at = (name: string): Span | undefined => state.last('Service', name)?.assignment.span;
  const starts = state.commands('Service', 'ExecStart');
  const type = value('Type') ?? (value('BusName') !== null ? 'dbus' : starts > 0 ? 'simple' : 'oneshot');
  const success = !['none', null].includes(state.value('Unit', 'SuccessAction'));
  const taken = context.type === null ? undefined : state.reset('Service', 'ExecStart')?.span;
  const noExec = (what: string, helps: string): Refusal => ({ code: 'systemd/no-exec', what, helps, at: taken });
  const addStart = `${code('ExecStart=')} mit dem vollständigen Pfad des Programms ergänzen.`;
  if (starts === 0 && state.commands('Service', 'ExecStop') === 0 && !success)
    return noExec(`Der Dienst hat kein ${code('ExecStart=')}.`, addStart);
  if (type !== 'oneshot' && starts === 0)
    return noExec(`Ohne ${code('ExecStart=')} geht es nur bei ${code('Type=oneshot')}.`, addStart);
  if (starts === 0 && !success && readBoolean(value('RemainAfterExit') ?? '') !== true)
    return noExec(`Ohne ${code('ExecStart=')} braucht der Dienst ${code('RemainAfterExit=yes')}.`, addStart);
  if (type !== 'oneshot' && starts > 1) {
    return refused(
      `Mehr als ein Befehl in ${code('ExecStart=')} geht nur bei ${code('Type=oneshot')}.`,
      `Vorbereitungen in ${code('ExecStartPre=')} verlegen; in einer Drop-in-Datei zuerst ${code('ExecStart=')} ohne Wert schreiben.`,
      at('ExecStart'),
    );
  }
  if (type === 'oneshot') {
    const restart = value('Restart') ?? '';
    if (restart === 'always' || restart === 'on-success')
      return refused(
        `${code(`Restart=${restart}`)} und ${code('Type=oneshot')} schließen einander aus.`,
        `${code('Restart=on-failure')} setzen oder ${code('Type=')} ändern.`,
        later(at('Restart'), at('Type')),
      );
    if (value('RestartForceExitStatus') !== null)
      return refused(
        `${code('RestartForceExitStatus=')} und ${code('Type=oneshot')} schließen einander aus.`,
        'Die Zeile entfernen.',
        later(at('RestartForceExitStatus'), at('Type')),
      );
    if (value('ExitType') === 'cgroup')
      return refused(
        `${code('ExitType=cgroup')} und ${code('Type=oneshot')} schließen einander aus.`,
        'Die Zeile entfernen.',
        later(at('ExitType'), at('Type')),
      );
  }
  if (type === 'dbus' && value('BusName') === null)
    return refused(
      `${code('Type=dbus')} braucht ${code('BusName=')}.`,
      'Den Namen ergänzen, unter dem sich der Dienst am D-Bus meldet.',
      at('Type'),
    );
  return pam(context, 'Service', ['control-group', 'mixed']);
}

/** Of two lines that contradict each other the one that comes second. */
const later = (one: Span | undefined, other: Span | undefined): Span | undefined =>
  one && other && other.start > one.start ? other : one;

function refuseSocket(context: UnitContext): Refusal | null {
  const { state } = context;
  const ports = state.all('Socket', 'Listen…');
  const at = (name: string): Span | undefined => state.last('Socket', name)?.assignment.span;
  if (ports.length === 0) return refused('Die Socket-Unit hat keine Adresse.', `${code('ListenStream=')} ergänzen.`);
  if (readBoolean(state.value('Socket', 'Accept') ?? '') === true) {
    const other = ports.find(
      ({ assignment }) => assignment.key !== 'ListenStream' && assignment.key !== 'ListenSequentialPacket',
    );
    if (other)
      return refused(
        `${code('Accept=yes')} geht nur bei ${code('ListenStream=')} und ${code('ListenSequentialPacket=')}.`,
        `${code('Accept=')} weglassen.`,
        other.assignment.span,
      );
    if (readInteger(state.value('Socket', 'MaxConnections') ?? '1') === 0)
      return refused(
        `${code('MaxConnections=0')} lässt keine Verbindung zu.`,
        'Eine Zahl ab 1 schreiben.',
        at('MaxConnections'),
      );
    if (state.last('Socket', 'Service'))
      return refused(
        `${code('Accept=yes')} startet je Verbindung eine Instanz; ${code('Service=')} passt nicht dazu.`,
        `${code('Service=')} weglassen.`,
        at('Service'),
      );
  }
  const refusal = pam(context, 'Socket', ['control-group']);
  if (refusal || state.all('Socket', 'Symlinks').length === 0) return refusal;
  const files = ports.filter(({ assignment, value }) => assignment.key === 'ListenFIFO' || value.startsWith('/'));
  return files.length === 1
    ? null
    : refused(
        `${code('Symlinks=')} braucht genau eine Adresse, die eine Datei ist.`,
        'Die Zeile entfernen oder die Adressen trennen.',
        at('Symlinks'),
      );
}

/** PAM needs someone to clean up after it. */
function pam({ state }: UnitContext, section: string, modes: string[]): Refusal | null {
  const mode = state.value(section, 'KillMode') ?? 'control-group';
  if (state.last(section, 'PAMName') === null || modes.includes(mode)) return null;
  return refused(
    `${code('PAMName=')} verträgt sich nicht mit ${code(`KillMode=${mode}`)}.`,
    `${code('KillMode=')} weglassen.`,
    state.last(section, 'KillMode')?.assignment.span,
  );
}

function expanded({ state, identity }: UnitContext, section: string, name: string): string | null {
  const value = state.value(section, name);
  return value === null ? null : expandSpecifiers(value, identity).text;
}

const misnamed = ({ identity }: UnitContext, path: string, type: string): boolean =>
  identity.id !== null && unitNameFromPath(path, type) !== identity.id;

function misnaming({ state }: UnitContext, section: string, name: string, path: string, type: string): Refusal {
  const wanted = unitNameFromPath(path, type);
  return refused(
    `Der Name der Datei passt nicht zu ${code(`${name}=${path}`)}.`,
    `Die Datei muss ${code(wanted ?? `PFAD.${type}`)} heißen; den Namen bildet ${code('systemd-escape --path')}.`,
    state.last(section, name)?.assignment.span,
  );
}

/** Where systemd mounts the kernel's own file systems (src/shared/mount-setup.c). */
const isApi = (path: string): boolean =>
  /^\/(?:proc|sys|dev|run|dev\/shm|dev\/pts|sys\/kernel\/security|sys\/fs\/(?:cgroup(?:\/.*)?|smackfs|pstore|bpf)|sys\/firmware\/efi\/efivars|run\/lock|sys\/fs\/selinux|dev\/console|proc\/kmsg|proc\/sys|proc\/sys\/kernel\/random\/boot_id)$/.test(
    path.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
  );
