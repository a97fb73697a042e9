/** Directives that tell one client from another: cookies and browsers. */
import { code, list } from '../values/explanation';
import { parseNginxTime } from '../values/nginxTime';
import { invalid, timeHelp } from './checkKinds';
import type { Statement } from './parser';
import type { Finding } from './scope';

export function checkUseridExpires(statement: Statement): Finding | null {
  const [word] = statement.args;
  if (!word || ['max', 'off'].includes(word.value) || parseNginxTime(word.value, 's') !== null) return null;
  return invalid(word, statement, timeHelp);
}

export function checkUseridMark(statement: Statement): Finding | null {
  const [word] = statement.args;
  return !word || /^(?:off|[A-Za-z0-9=])$/.test(word.value)
    ? null
    : invalid(
        word,
        statement,
        `${code('off')} oder ein einziges Zeichen schreiben: Buchstabe, Ziffer oder ${code('=')}.`,
      );
}

const browsers = ['msie', 'gecko', 'opera', 'safari', 'konqueror'];

export function checkBrowser(statement: Statement): Finding | null {
  const [name, version] = statement.args;
  if (!name || !version) return null;
  if (!browsers.includes(name.value)) return invalid(name, statement, `Möglich sind ${list(browsers.map(code))}.`);
  if (/^\d{1,9}(?:\.\d{1,9}){0,3}$/.test(version.value)) return null;
  return invalid(version, statement, `Eine Versionsnummer schreiben, zum Beispiel ${code('1.0')}.`);
}
