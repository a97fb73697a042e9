/** Directives that say what a request is answered with. */
import { code } from '../values/explanation';
import { parseNginxNumber } from '../values/nginxSize';
import { parseNginxTime } from '../values/nginxTime';
import { invalid, timeHelp } from './checkKinds';
import type { Statement } from './parser';
import { enclosing, frameOf, type Finding, type Scope } from './scope';

export function checkReturn(statement: Statement): Finding | null {
  const [first, second] = statement.args;
  if (!first) return null;
  const status = parseNginxNumber(first.value);
  if (status === null ? !second && /^(?:https?:\/\/|\$scheme)/.test(first.value) : status <= 999) return null;
  return invalid(
    first,
    statement,
    `Einen Statuscode schreiben, zum Beispiel ${code('return 301 https://…')} oder ${code('return 404')}.`,
  );
}

export function checkErrorPage(statement: Statement): Finding | null {
  const words = statement.args.slice(0, -1);
  const response = words.at(-1);
  if (response?.value.startsWith('=')) {
    const status = response.value.slice(1);
    if (words.length === 1 || (status !== '' && parseNginxNumber(status) === null))
      return invalid(response, statement, `Vor ${code('=')} steht der Statuscode, der ersetzt wird.`);
    words.pop();
  }
  const wrong = words.find(({ value }) => {
    const status = parseNginxNumber(value);
    return status === null || status < 300 || status > 599 || status === 499;
  });
  return wrong
    ? invalid(wrong, statement, 'Statuscodes von 300 bis 599 schreiben, am Ende die Adresse der Seite.')
    : null;
}

export function checkTryFiles(statement: Statement): Finding | null {
  const last = statement.args.at(-1);
  if (!last?.value.startsWith('=')) return null;
  const status = parseNginxNumber(last.value.slice(1));
  return status === null || status > 999
    ? invalid(last, statement, `Hinter ${code('=')} einen Statuscode schreiben, zum Beispiel ${code('=404')}.`)
    : null;
}

export function checkExpires(statement: Statement): Finding | null {
  const [first, second] = statement.args;
  if (!first) return null;
  if (second && first.value !== 'modified')
    return invalid(first, statement, `Vor der Dauer ist ${code('modified')} möglich.`);
  const word = second ?? first;
  if (word.value.includes('$')) return null;
  if (!second && ['epoch', 'max', 'off'].includes(word.value)) return null;
  const text = word.value.replace(/^[@+-]/, '');
  const total = parseNginxTime(text, 's');
  if (total === null || (word.value.startsWith('@') && (total > 86_400 || second !== undefined)))
    return invalid(word, statement, timeHelp);
  return null;
}

export function checkRoot(statement: Statement, scope: Scope): Finding | null {
  const [word] = statement.args;
  const own = word && /\$\{?(document_root|realpath_root)/.exec(word.value);
  if (word && own)
    return invalid(
      word,
      statement,
      `${code(`$${own[1] ?? ''}`)} entsteht aus ${code(statement.name.value)} und lässt sich hier nicht verwenden.`,
    );
  const location = enclosing(scope, 'location')?.statement;
  if (
    statement.name.value === 'alias' &&
    frameOf(scope).context === 'location' &&
    location?.args[0]?.value.startsWith('@')
  ) {
    return {
      place: statement.name.span,
      what: `${code('alias')} steht in einer benannten ${code('location')}.`,
      helps: `${code('root')} verwenden.`,
      code: 'nginx/not-allowed-here',
    };
  }
  return null;
}
