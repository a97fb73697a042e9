import { code } from '../../values/explanation';
import { isUnitName, unitTypes } from '../../values/unitName';
import { expandSpecifiers } from '../specifiers';
import { all, badSpecifier, expanded, orEmpty, whole, type Finding, type Judge, type Scope } from './finding';
import { item, listOf } from './paths';
import { readInteger } from './numbers';
import type { Extracted } from '../extractWord';

const hasControl = (text: string): boolean => /[\p{Cc}]/u.test(text);
const isPrintableAscii = (text: string): boolean => /^[ -~]*$/.test(text);

/** Names of accounts: nearly everything but colons, slashes and numbers that are none (valid_user_group_name, relaxed). */
export function isAccount(name: string): boolean {
  if (/^[0-9]+$/.test(name)) return isId(name);
  return (
    name !== '' &&
    !/^ | $|[:/]/.test(name) &&
    !hasControl(name) &&
    !/^-\d*$/.test(name) &&
    name !== '.' &&
    name !== '..'
  );
}

/** 65535 and 4294967295 stand for „none“. */
function isId(text: string): boolean {
  const id = /^0\d/.test(text) ? null : readInteger(text, { base: 10 });
  return id !== null && id < 4294967295 && id !== 65535;
}

const accountHelp = 'Den Namen oder die Nummer eines Kontos schreiben, ohne Schrägstrich und Doppelpunkt.';

export const account: Judge = orEmpty(
  expanded(
    (name, { directive }) => {
      if (!isAccount(name)) return all(name, accountHelp, { fatal: true });
      if (name !== 'nobody' || !directive.name.includes('User')) return [];
      return all(name, 'Ein eigenes Dienstkonto anlegen.', {
        code: 'systemd/deprecated',
        kept: true,
        what: `Das Benutzerkonto ${code('nobody')} teilen sich viele Dienste.`,
        follows: 'systemd meldet: „this is not safe“.',
      });
    },
    { fatal: true },
  ),
);

export const accounts: Judge = listOf({}, (entry, scope) => {
  const { text, bad } = expandSpecifiers(entry.word, scope.unit);
  if (bad) return [badSpecifier(bad, entry.from, true)];
  return isAccount(text) ? [] : item(entry, accountHelp, { fatal: true });
});

/** Names with dots, each part beginning with a letter (sd_bus_service_name_is_valid). */
export function isBusName(name: string): boolean {
  const unique = name.startsWith(':');
  const parts = (unique ? name.slice(1) : name).split('.');
  return (
    name.length <= 255 &&
    parts.length > 1 &&
    parts.every((part) => (unique ? /^[A-Za-z0-9_-]+$/ : /^[A-Za-z_-][A-Za-z0-9_-]*$/).test(part))
  );
}

export const busName = expanded(
  whole(isBusName, `Einen Namen mit Punkten schreiben, zum Beispiel ${code('org.example.App')}.`),
);

export const isFdName = (name: string): boolean => isPrintableAscii(name) && !name.includes(':') && name.length <= 255;
export const isFileName = (name: string): boolean =>
  name !== '' && name !== '.' && name !== '..' && !name.includes('/') && new TextEncoder().encode(name).length <= 255;
export const isCredentialName = (name: string): boolean => isFileName(name) && isFdName(name);

export const fdName = orEmpty(expanded(whole(isFdName, 'Druckbare ASCII-Zeichen ohne Doppelpunkt schreiben.')));

export const logNamespace: Judge = orEmpty(
  expanded(
    whole(
      (name) => isFileName(name) && name.length <= 222 && /^[A-Za-z0-9:_.@-]+$/.test(name),
      'Buchstaben, Ziffern und `:-_.@` benutzen.',
    ),
  ),
);

export const isEnvironmentName = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);

const expandItem = (entry: Extracted, scope: Scope, judge: (text: string) => Finding[]): Finding[] => {
  const { text, bad } = expandSpecifiers(entry.word, scope.unit);
  return bad ? [{ ...badSpecifier(bad, 0, false), from: entry.from, to: entry.to }] : judge(text);
};

export const environmentNames: Judge = listOf({ unquote: true }, (entry, scope) =>
  expandItem(entry, scope, (text) =>
    isEnvironmentName(text) ? [] : item(entry, 'Namen aus Buchstaben, Ziffern und Unterstrich schreiben.'),
  ),
);

export const unsetEnvironment: Judge = listOf({ unquote: true, unescape: true }, (entry, scope) =>
  expandItem(entry, scope, (text) =>
    isEnvironmentName(text.split('=', 1)[0] ?? '')
      ? []
      : item(entry, 'Namen aus Buchstaben, Ziffern und Unterstrich schreiben.'),
  ),
);

export const environment: Judge = listOf({ unquote: true, unescape: true }, (entry, scope) =>
  expandItem(entry, scope, (text) =>
    text.includes('=') && isEnvironmentName(text.split('=', 1)[0] ?? '')
      ? []
      : item(entry, 'Einen Wert mit Leerzeichen ganz in Anführungszeichen setzen: `Environment="NAME=zwei Wörter"`.', {
          what: `${code(entry.word)} ist keine Zuweisung der Form ${code('NAME=Wert')}.`,
          follows: 'systemd übergeht dieses Wort.',
        }),
  ),
);

export const journalFields: Judge = listOf({ unquote: true, unescape: true }, (entry, scope) =>
  expandItem(entry, scope, (text) =>
    text.includes('=') && /^[A-Z][A-Z0-9_]{0,63}$/.test(text.split('=', 1)[0] ?? '')
      ? []
      : item(entry, `${code('FELD=Wert')} mit Großbuchstaben schreiben.`),
  ),
);

const isAddress = (text: string): boolean => /^(?:https?:\/\/|file:\/|info:|man:)[\0-\x7f]+$/.test(text);

/** Specifiers are replaced in the whole value first. */
export const documentation: Judge = orEmpty((value, scope) => {
  const { text, bad } = expandSpecifiers(value, scope.unit);
  if (bad) return [badSpecifier(bad, 0, false)];
  if (text === '') return [];
  return listOf({ unquote: true, retainEscape: true }, (entry) =>
    isAddress(expandSpecifiers(entry.word, scope.unit).text)
      ? []
      : item(
          entry,
          `Mit ${code('https://')}, ${code('http://')}, ${code('file:/')}, ${code('info:')} oder ${code('man:')} beginnen.`,
        ),
  )(value, scope);
});

/** A complete name, with an instance where it is a template. */
const isLoadable = (name: string): boolean =>
  isUnitName(name) && !name.includes('%') && !/@\.[a-z]+$/.test(name) && !isBadInstance(name);
/** Only these types have templates and instances (systemd 252, unit_type_may_template). */
const isBadInstance = (name: string): boolean =>
  name.includes('@') &&
  !['service', 'socket', 'target', 'timer', 'path'].includes(name.slice(name.lastIndexOf('.') + 1));
const isAddable = (name: string): boolean => isUnitName(name) && !name.includes('%') && !isBadInstance(name);
const typeOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

const nameOf = (value: string, scope: Scope, judge: (name: string) => Finding[]): Finding[] => {
  const { text, bad } = expandSpecifiers(value, scope.unit, 'name');
  return bad ? [badSpecifier(bad, 0, false)] : judge(text);
};

export const slice: Judge = (value, scope) =>
  nameOf(value, scope, (name) =>
    isLoadable(name) && typeOf(name) === 'slice' && scope.directive.section !== 'Slice'
      ? []
      : all(value, `Eine Unit mit der Endung ${code('.slice')} nennen.`),
  );

export const socketService: Judge = (value, scope) =>
  nameOf(value, scope, (name) =>
    isLoadable(name) && typeOf(name) === 'service'
      ? []
      : all(value, `Eine Unit mit der Endung ${code('.service')} nennen.`),
  );

export const triggerUnit: Judge = (value, scope) =>
  nameOf(value, scope, (name) => {
    if (name === scope.unit.id)
      return all(value, 'Eine andere Unit nennen.', { what: 'Eine Unit kann sich nicht selbst auslösen.' });
    return unitTypes.includes(typeOf(name)) && isAddable(name)
      ? []
      : all(value, 'Den vollständigen Namen einer Unit mit Endung schreiben.');
  });

/** Names of units; each that systemd cannot add is left out (config_parse_unit_deps). */
export const dependencies: Judge = (value, scope) =>
  listOf({ retainEscape: true }, (entry) => dependency(entry, scope))(value, scope);

function dependency(entry: Extracted, scope: Scope): Finding[] {
  const { text, bad } = expandSpecifiers(entry.word, scope.unit, 'name');
  if (bad) return [{ ...badSpecifier(bad, 0, false), from: entry.from, to: entry.to }];
  if (isAddable(text)) return [];
  return item(entry, '', { code: 'systemd/invalid-dependency' });
}

export const serviceSockets: Judge = listOf({}, (entry, scope) => {
  const { text, bad } = expandSpecifiers(entry.word, scope.unit, 'name');
  if (bad) return [{ ...badSpecifier(bad, 0, false), from: entry.from, to: entry.to }];
  return text.endsWith('.socket') && isUnitName(text)
    ? []
    : item(entry, `Eine Unit mit der Endung ${code('.socket')} nennen.`);
});
