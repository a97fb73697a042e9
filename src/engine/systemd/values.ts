import type { SystemdDirective } from '../../catalogue/types';
import { tokenPieces } from '../result';
import { slice, spanOf, type MappedText } from '../text/mappedText';
import { parseDuration, explainDuration } from '../values/duration';
import { code, list, listedValue, type Explanation } from '../values/explanation';
import { explainMask, explainMode } from '../values/fileMode';
import { explainUnit, isUnitName } from '../values/unitName';
import { entryOf, type UnitContext } from './analyseUnit';
import { reportInvalidValue } from './diagnostics';
import { readEnvironment } from './environment';
import { readExec } from './exec';
import type { Assignment } from './unitFile';

/** Annotates the value of a directive by its kind and reports what systemd refuses. */
export function readValue(directive: SystemdDirective, assignment: Assignment, context: UnitContext): void {
  switch (directive.valueKind) {
    case 'exec-command':
      return readExec(directive, assignment, context);
    case 'environment':
      return readEnvironment(directive, assignment, context);
    case 'unit-list':
    case 'unit-name':
      return readUnitNames(directive, assignment, context);
    case 'install':
      if (['Alias', 'WantedBy', 'RequiredBy', 'UpheldBy', 'Also'].includes(directive.name)) return readUnitNames(directive, assignment, context);
      return annotateWhole(directive, assignment, context);
    case 'enum':
      return readEnum(directive, assignment, context);
    case 'boolean':
      return readBoolean(directive, assignment, context);
    case 'duration':
      return readDuration(directive, assignment, context);
    case 'signal':
      return readSignal(directive, assignment, context);
    default:
      annotateWhole(directive, assignment, context);
  }
}

/** One annotation over the whole value. */
function annotateWhole(directive: SystemdDirective, assignment: Assignment, context: UnitContext, known?: Explanation | null): void {
  const { value } = assignment;
  const explanation = known ?? explain(directive, value.value, context);
  tokenPieces(value, 'value', context.builder);
  context.builder.annotate({
    span: spanOf(value),
    entry: explanation.entry,
    role: 'value',
    parent: entryOf(directive),
    value: { text: explanation.text, ...(explanation.secret ? { secret: true } : {}) },
  });
}

function explain(directive: SystemdDirective, value: string, context: UnitContext): Explanation {
  const listed = listedIn(directive, value, context);
  if (listed) return listed;
  switch (directive.valueKind) {
    case 'octal-mode': {
      const explained = directive.name === 'UMask' ? explainMask(value) : explainMode(value);
      if (explained) return explained;
      break;
    }
    case 'user-or-group':
      return directive.name.includes('Group')
        ? { entry: 'value/group', text: `Gruppe ${code(value)}; sie muss auf dem Server vorhanden sein, sonst endet der Start mit Exit-Code 216 (GROUP).` }
        : { entry: 'value/user', text: `Benutzerkonto ${code(value)}; es muss auf dem Server vorhanden sein, sonst endet der Start mit Exit-Code 217 (USER).` };
    case 'working-directory':
      return { entry: 'value/path', text: `Verzeichnis ${code(value)}; fehlt es, endet der Start mit Exit-Code 200 (CHDIR).` };
    case 'path':
    case 'path-list':
    case 'environment-file':
      return { entry: 'value/path', text: value.startsWith('-') ? `Pfad ${code(value.slice(1))}; er darf fehlen, wegen des Minuszeichens davor.` : `Pfad ${code(value)}.` };
    case 'relative-directory-list':
      return explainDirectories(directive, value);
    default:
  }
  return { entry: 'value/text', text: directive.name === 'Description' ? 'Freier Text; er erscheint in `systemctl status` und im Journal.' : `Wert ${code(value)}.` };
}

function listedIn(directive: SystemdDirective, value: string, { catalogue }: UnitContext): Explanation | null {
  const text = listedValue(catalogue, entryOf(directive), value) ?? listedValue(catalogue, `systemd/${directive.name}`, value);
  return text === null ? null : { entry: 'value/choice', text };
}

const directoryRoots: Record<string, string> = {
  RuntimeDirectory: '/run', StateDirectory: '/var/lib', CacheDirectory: '/var/cache', LogsDirectory: '/var/log', ConfigurationDirectory: '/etc',
};

function explainDirectories(directive: SystemdDirective, value: string): Explanation {
  const root = directoryRoots[directive.name] ?? '';
  const paths = value.split(/\s+/).map((name) => code(`${root}/${name}`));
  return { entry: 'value/path', text: `Legt beim Start ${list(paths)} an und gibt es dem Benutzerkonto des Dienstes.` };
}

/** Names of units, one annotation each. */
function readUnitNames(directive: SystemdDirective, assignment: Assignment, context: UnitContext): void {
  const { value } = assignment;
  for (const { name, text } of words(value)) {
    const explanation = explainUnit(context.catalogue, name);
    tokenPieces(text, 'value', context.builder);
    context.builder.annotate({ span: spanOf(text), entry: explanation.entry, role: 'value', parent: entryOf(directive), value: { text: explanation.text } });
    if (directive.section === 'Unit' && !isUnitName(name)) reportDependency(directive, name, text, context);
  }
}

function reportDependency(directive: SystemdDirective, name: string, text: MappedText, context: UnitContext): void {
  const withoutComma = name.replace(/,+$/, '');
  const comma = withoutComma !== name && isUnitName(withoutComma);
  const bare = /^[A-Za-z0-9:_@\\.-]+$/.test(name) ? `${name}.service` : null;
  context.builder.report(
    'warning',
    'systemd/invalid-dependency',
    spanOf(text),
    {
      what: comma ? `In ${code(name)} gehört das Komma zum Namen der Unit.` : `${code(name)} ist kein Name einer Unit: Die Endung fehlt oder ist unbekannt.`,
      follows: 'systemd übergeht diese Abhängigkeit.',
      helps: comma ? 'Mehrere Units mit Leerzeichen trennen.' : `Die Endung ergänzen, zum Beispiel ${code(bare ?? 'name.service')}.`,
    },
    comma ? [{ title: 'Komma entfernen', edits: [{ span: spanOf(text), text: withoutComma }] }] : [],
  );
}

/** The words of a list, split at blanks. */
function* words(value: MappedText): Generator<{ name: string; text: MappedText }> {
  for (const match of value.value.matchAll(/\S+/g)) {
    yield { name: match[0], text: slice(value, match.index, match.index + match[0].length) };
  }
}

export function isBoolean(value: string, { catalogue }: UnitContext): boolean | null {
  const lower = value.toLowerCase();
  if (catalogue.systemd.booleansTrue.includes(lower)) return true;
  return catalogue.systemd.booleansFalse.includes(lower) ? false : null;
}

function readBoolean(directive: SystemdDirective, assignment: Assignment, context: UnitContext): void {
  const value = assignment.value.value;
  const meaning = isBoolean(value, context);
  if (meaning !== null) {
    const known = listedIn(directive, meaning ? 'yes' : 'no', context);
    annotateWhole(directive, assignment, context, known ?? { entry: 'value/boolean', text: meaning ? 'Eingeschaltet.' : 'Ausgeschaltet.' });
    return;
  }
  annotateWhole(directive, assignment, context, { entry: 'value/boolean', text: `Kein Wahrheitswert: ${code(value)}.` });
  reportInvalidValue(directive, assignment, `${code('yes')} oder ${code('no')} schreiben.`, context, { isValid: (text) => isBoolean(text, context) !== null });
}

function readEnum(directive: SystemdDirective, assignment: Assignment, context: UnitContext): void {
  const value = assignment.value.value;
  annotateWhole(directive, assignment, context, enumMeaning(directive, value, context));
  const isValid = (text: string): boolean => isEnumValue(directive, text, context);
  if (directive.name === 'KillMode' && value === 'none') reportUnsafeKillMode(assignment, context);
  if (isValid(value)) return;
  const allowed = [
    ...(directive.booleanAccepted ? ['yes', 'no'].filter((word) => !directive.values.includes(word)) : []),
    ...directive.values.filter((word) => context.profile.systemd !== 252 || !directive.valuesNotIn252.includes(word)),
  ];
  const guess = context.suggestions.of(value, () => allowed);
  const helps = guess
    ? `Gemeint ist vermutlich ${code(guess)}.`
    : allowed.length > 0
      ? `Möglich sind ${list(allowed.map(code))}.`
      : 'Die Werte in der Referenz nachschlagen.';
  const place = spanOf(assignment.value);
  reportInvalidValue(directive, assignment, helps, context, {
    isValid,
    fixes: guess ? [{ title: `Durch ${guess} ersetzen`, edits: [{ span: place, text: guess }] }] : [],
  });
}

/** systemd 252: „Unit uses KillMode=none. This is unsafe …“ */
function reportUnsafeKillMode(assignment: Assignment, { builder }: UnitContext): void {
  const place = spanOf(assignment.value);
  builder.report(
    'warning',
    'systemd/deprecated',
    place,
    {
      what: `${code('KillMode=none')} ist veraltet.`,
      follows: 'systemd beendet die Prozesse des Dienstes nicht; sie laufen nach dem Anhalten weiter.',
      helps: `${code('KillMode=mixed')} oder ${code('KillMode=control-group')} setzen.`,
    },
    [{ title: 'Durch mixed ersetzen', edits: [{ span: place, text: 'mixed' }] }],
  );
}

function enumMeaning(directive: SystemdDirective, value: string, context: UnitContext): Explanation | null {
  const boolean = directive.booleanAccepted ? isBoolean(value, context) : null;
  return listedIn(directive, value, context) ?? (boolean === null ? null : listedIn(directive, boolean ? 'yes' : 'no', context));
}

function isEnumValue(directive: SystemdDirective, value: string, context: UnitContext): boolean {
  if (directive.values.length === 0 || value.includes('%')) return true;
  if (directive.booleanAccepted && isBoolean(value, context) !== null) return true;
  if (directive.numberAccepted && /^\d+$/.test(value)) return true;
  if (context.profile.systemd === 252 && directive.valuesNotIn252.includes(value)) return false;
  if (directive.deprecatedValues.includes(value)) return true;
  const prefix = (pattern: string): string => pattern.slice(0, pattern.indexOf(':') + 1);
  if (directive.valuePatterns.some((pattern) => value.startsWith(prefix(pattern)) && value.length > prefix(pattern).length)) return true;
  return directive.values.includes(value);
}

function readDuration(directive: SystemdDirective, assignment: Assignment, context: UnitContext): void {
  const value = assignment.value.value;
  annotateWhole(directive, assignment, context, explainDuration(value));
  if (parseDuration(value) !== null || value.includes('%')) return;
  reportInvalidValue(directive, assignment, `Zahl und Einheit schreiben, zum Beispiel ${code('5s')}, ${code('1min 30s')} oder ${code('infinity')}.`, context, {
    isValid: (text) => parseDuration(text) !== null,
  });
}

function readSignal(directive: SystemdDirective, assignment: Assignment, context: UnitContext): void {
  const value = assignment.value.value;
  const name = value.startsWith('SIG') ? value : `SIG${value}`;
  const known = context.catalogue.texts[`signal/${name}`];
  annotateWhole(directive, assignment, context, known ? { entry: `signal/${name}`, text: known.summary } : null);
  if (isSignal(value, context)) return;
  reportInvalidValue(directive, assignment, `Den Namen in Großbuchstaben schreiben, zum Beispiel ${code('SIGTERM')}.`, context, {
    isValid: (text) => isSignal(text, context),
  });
}

function isSignal(value: string, { catalogue }: UnitContext): boolean {
  if (/^\d+$/.test(value)) return Number(value) >= 1 && Number(value) <= 64;
  const name = value.replace(/^SIG/, '');
  if (/^RTM(?:IN\+|AX-)(?:[12]?\d|30)$/.test(name) || name === 'RTMIN' || name === 'RTMAX') return true;
  return catalogue.systemd.signals.includes(`SIG${name}`);
}
