import type { SystemdDirective } from '../../catalogue/types';
import { describeDuration, explainDuration, parseDuration } from '../values/duration';
import { explainCalendar } from '../values/explainCalendar';
import { code, count, listedValue, type Explanation } from '../values/explanation';
import { explainMask, explainMode } from '../values/fileMode';
import { describeSize, explainSize } from '../values/size';
import { readLimit } from './judge/resources';
import { readBoolean } from './judge';
import { readPermyriad } from './judge/numbers';
import { explainCondition } from './explainConditions';
import { kindExplainers } from './explainKinds';
import { explainNumber } from './explainNumbers';
import { explainSpecifiers, expandSpecifiers } from './specifiers';
import { entryOf, type UnitContext } from './unitContext';

type Explainer = (value: string, directive: SystemdDirective, context: UnitContext) => Explanation | null;

/** The meaning of a value that the catalogue lists for this directive. */
export function listedIn(directive: SystemdDirective, value: string, { catalogue }: UnitContext): Explanation | null {
  const text =
    listedValue(catalogue, entryOf(directive), value) ?? listedValue(catalogue, `systemd/${directive.name}`, value);
  return text === null ? null : { entry: 'value/choice', text };
}

const truth: Explainer = (value, directive, context) => {
  const meaning = readBoolean(value);
  if (meaning === null)
    return directive.valueKind === 'boolean'
      ? { entry: 'value/boolean', text: `Kein Wahrheitswert: ${code(value)}.` }
      : null;
  return (
    listedIn(directive, meaning ? 'yes' : 'no', context) ?? {
      entry: 'value/boolean',
      text: meaning ? 'Eingeschaltet.' : 'Ausgeschaltet.',
    }
  );
};

const percent: Explainer = (value, { name }) => {
  const share = readPermyriad(value);
  if (share === null) return null;
  const shown = String(share / 100).replace('.', ',');
  if (name === 'CPUQuota')
    return {
      entry: 'value/percent',
      text: `Höchstens ${shown}\u00a0% der Zeit eines Prozessors${share > 10000 ? ', also mehr als einer' : ''}.`,
    };
  return {
    entry: 'value/percent',
    text: name.startsWith('Memory') ? `${shown}\u00a0% des Arbeitsspeichers.` : `${shown}\u00a0%.`,
  };
};

const limitUnits: Record<string, [string, string]> = {
  NOFILE: ['offene Datei', 'offene Dateien'],
  NPROC: ['Prozess', 'Prozesse'],
  LOCKS: ['Dateisperre', 'Dateisperren'],
  SIGPENDING: ['wartendes Signal', 'wartende Signale'],
};

function limitText(resource: string, text: string): string {
  const value = readLimit(resource, text);
  if (value === null) return code(text);
  if (value === Infinity) return 'ohne Grenze';
  if (resource === 'CPU') return describeDuration(value * 1e6);
  if (resource === 'RTTIME') return describeDuration(value);
  const words = limitUnits[resource];
  if (words) return count(value, ...words);
  return ['NICE', 'RTPRIO'].includes(resource) ? String(value) : describeSize(value);
}

const resourceLimit: Explainer = (value, { parserArgument }) => {
  const resource = (parserArgument ?? '').replace('RLIMIT_', '');
  const [soft = '', hard] = value.split(':');
  const text =
    hard === undefined
      ? `Weiche und harte Grenze: ${limitText(resource, soft)}.`
      : `Weiche Grenze: ${limitText(resource, soft)}; harte Grenze: ${limitText(resource, hard)}.`;
  return { entry: 'value/limit', text };
};

const startOf: Record<string, string> = {
  OnActiveSec: 'nachdem der Timer gestartet wurde',
  OnBootSec: 'nach dem Start des Rechners',
  OnStartupSec: 'nach dem Start von systemd',
  OnUnitActiveSec: 'nach dem letzten Start der ausgelösten Unit',
  OnUnitInactiveSec: 'nach dem letzten Ende der ausgelösten Unit',
};

const timer: Explainer = (value, { name }, { identity }) => {
  const { text } = expandSpecifiers(value, identity);
  if (name === 'OnCalendar') return explainCalendar(text);
  const time = parseDuration(text);
  return time === null
    ? null
    : { entry: 'value/duration', text: `${describeDuration(time)} ${startOf[name] ?? ''}.`.replace(' .', '.') };
};

const listen: Explainer = (value, { name }) => {
  const text = value.startsWith('/')
    ? name === 'ListenFIFO'
      ? `Benannte Pipe ${code(value)}.`
      : ['ListenStream', 'ListenDatagram', 'ListenSequentialPacket'].includes(name)
        ? `Unix-Socket: die Datei ${code(value)}; systemd legt sie an.`
        : `Pfad ${code(value)}.`
    : value.startsWith('@')
      ? `Abstrakter Unix-Socket ${code(value)}: ein Name im Kernel ohne Datei und ohne Dateirechte.`
      : /^\d+$/.test(value)
        ? `Port ${value} auf allen IPv6- und IPv4-Adressen des Rechners.`
        : value.startsWith('vsock:')
          ? `Adresse ${code(value)} für virtuelle Maschinen.`
          : /^(?:127\.|\[::1\])/.test(value)
            ? `Adresse ${code(value)}: erreichbar nur von diesem Rechner aus.`
            : `Adresse ${code(value)}.`;
  return { entry: 'value/address', text };
};

const condition: Explainer = (value, { name }) => explainCondition(value, name);

const signal: Explainer = (value, _, { catalogue }) => {
  const name = value.startsWith('SIG') ? value : `SIG${value}`;
  const known = catalogue.texts[`signal/${name}`];
  if (!known && /^\d+$/.test(value)) return { entry: 'value/signal', text: `Signal Nummer ${value}.` };
  return known ? { entry: `signal/${name}`, text: known.summary } : null;
};

const plainPath: Explainer = (value) => ({
  entry: 'value/path',
  text: value.startsWith('-')
    ? `Pfad ${code(value.slice(1))}; er darf fehlen, wegen des Minuszeichens davor.`
    : `Pfad ${code(value)}.`,
});

const explainers: Record<string, Explainer> = {
  boolean: truth,
  tristate: truth,
  enum: (value, directive, context) => (directive.booleanAccepted ? truth(value, directive, context) : null),
  'namespace-set': truth,
  'boolean-or-controllers': truth,
  duration: (value) => explainDuration(value),
  'duration-ns': (value) => explainDuration(value, 0.001),
  signal,
  'octal-mode': (value, { name }) => (name === 'UMask' ? explainMask(value) : explainMode(value)),
  'user-or-group': (value, { name }) =>
    name.includes('Group')
      ? {
          entry: 'value/group',
          text: `Gruppe ${code(value)}; sie muss auf dem Server vorhanden sein, sonst endet der Start mit Exit-Code 216 (GROUP).`,
        }
      : {
          entry: 'value/user',
          text: `Benutzerkonto ${code(value)}; es muss auf dem Server vorhanden sein, sonst endet der Start mit Exit-Code 217 (USER).`,
        },
  'working-directory': (value) =>
    value.replace(/^-/, '') === '~'
      ? { entry: 'value/path', text: 'Heimatverzeichnis des Benutzerkontos aus `User=`.' }
      : {
          entry: 'value/path',
          text: value.startsWith('-')
            ? `Verzeichnis ${code(value.slice(1))}; fehlt es, läuft der Dienst in /.`
            : `Verzeichnis ${code(value)}; fehlt es, endet der Start mit Exit-Code 200 (CHDIR).`,
        },
  path: plainPath,
  'path-or-device': plainPath,
  'environment-file': plainPath,
  size: (value) => explainSize(value),
  'size-or-percent': (value, directive, context) => percent(value, directive, context) ?? explainSize(value),
  percent,
  'count-or-percent': (value, directive, context) =>
    percent(value, directive, context) ??
    (value === 'infinity' ? { entry: 'value/number', text: 'Ohne Grenze.' } : null),
  weight: (value) =>
    /^\d+$/.test(value)
      ? {
          entry: 'value/number',
          text: `Gewicht ${value}; der Standardwert 100 gilt als eins, ${value} zählt ${String(Number(value) / 100).replace('.', ',')}-fach.`,
        }
      : null,
  'weight-or-idle': (value, directive, context) =>
    value === 'idle'
      ? { entry: 'value/number', text: 'Rechnet nur, wenn sonst nichts zu tun ist.' }
      : (explainers['weight']?.(value, directive, context) ?? null),
  'resource-limit': resourceLimit,
  'timer-spec': timer,
  'listen-address': listen,
  condition,
  'condition-path': condition,
};

/** What a value means here; specifiers are explained behind it. */
export function explainWhole(directive: SystemdDirective, value: string, context: UnitContext): Explanation {
  const known =
    listedIn(directive, value, context) ??
    explainers[directive.valueKind]?.(value, directive, context) ??
    kindExplainers[directive.valueKind]?.(value, directive) ??
    explainNumber(value, directive.name);
  const fallback = {
    entry: 'value/text',
    text:
      directive.name === 'Description'
        ? 'Freier Text; er erscheint in `systemctl status` und im Journal.'
        : `Wert ${code(value)}.`,
  };
  const explanation = known ?? fallback;
  const specifiers = explainSpecifiers(value, context.identity);
  return specifiers === null ? explanation : { ...explanation, text: `${explanation.text} ${specifiers}` };
}
