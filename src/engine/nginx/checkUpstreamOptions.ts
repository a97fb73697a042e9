/** Directives about the connection to an upstream and what comes back from it. */
import { code, list } from '../values/explanation';
import { isIpv4, isIpv6 } from '../values/nginxAddress';
import { parseNginxNumber } from '../values/nginxSize';
import { invalid } from './checkKinds';
import type { Statement } from './parser';
import { regexFinding } from './regexFinding';
import type { Finding, Scope } from './scope';

/** One word alone switches off. */
export function checkOffAlone(statement: Statement, scope: Scope): Finding | null {
  const [word] = statement.args;
  if (word?.value.startsWith('~')) return regexFinding(word, word.value.startsWith('~*') ? 2 : 1, scope);
  const allowed = statement.name.value === 'proxy_redirect' ? ['off', 'default'] : ['off'];
  if (!word || statement.args.length > 1 || allowed.includes(word.value)) return null;
  return invalid(
    word,
    statement,
    `Zwei Wörter schreiben, das Gesuchte und die Ersetzung, oder ${list(allowed.map(code))}.`,
  );
}

export function checkBind(statement: Statement): Finding | null {
  const [word, second] = statement.args;
  if (!word || (word.value === 'off' && !second) || word.value.includes('$')) return null;
  const host = /^\[(.*)\](?::\d+)?$/.exec(word.value)?.[1] ?? word.value.replace(/:\d+$/, '');
  const port = /[^:]:(\d+)$/.exec(word.value)?.[1];
  const badPort =
    port !== undefined && !isIpv6(word.value) && ((parseNginxNumber(port) ?? 0) < 1 || Number(port) > 65_535);
  if (badPort || (!isIpv4(host) && !isIpv6(host) && !isIpv6(word.value)))
    return invalid(word, statement, `Eine Adresse dieses Rechners oder ${code('off')} schreiben.`);
  return second && second.value !== 'transparent'
    ? invalid(second, statement, `Hinter der Adresse ist ${code('transparent')} möglich.`)
    : null;
}

/** `^(.+\.php)(/.*)$`: script and path. */
export function checkSplit(statement: Statement, scope: Scope): Finding | null {
  const [word] = statement.args;
  if (!word) return null;
  const captures = word.value.replace(/\\./g, '').match(/\((?!\?[^P<'])/g) ?? [];
  return (
    regexFinding(word, 0, scope) ??
    (captures.length === 2
      ? null
      : invalid(
          word,
          statement,
          'Der Ausdruck braucht zwei Klammern: eine um das Skript, eine um den Rest des Pfades.',
        ))
  );
}
