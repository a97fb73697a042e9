import { isIpv4, isNetwork } from '../values/nginxAddress';
import { networkOf } from '../values/nginxNetwork';
import { code } from '../values/explanation';
import { invalid } from './checkKinds';
import { wrongCount } from './dataBlock';
import { networkBitsFinding } from './networkBits';
import type { Statement } from './parser';
import { frameOf, type Finding, type Scope } from './scope';
import type { Word } from './word';

/** Source: nginx 1.22.1, src/http/modules/ngx_http_geo_module.c:ngx_http_geo. */
export function geoLine(statement: Statement, scope: Scope): Finding | null {
  const { name, args } = statement;
  const { notes } = frameOf(scope);
  if (args.length === 0 && name.value === 'proxy_recursive') return null;
  if (args.length === 0 && name.value === 'ranges') {
    const late = notes.has('network');
    notes.set('ranges', statement);
    return late
      ? {
          place: name.span,
          what: `${code('ranges')} steht hinter einer Adresse.`,
          helps: `${code('ranges')} an den Anfang des Blocks setzen.`,
        }
      : null;
  }
  if (args.length !== 1) return wrongCount(statement, 'geo');
  // These name the network in their second word
  const network = (name.value === 'delete' || name.value === 'proxy' ? args[0] : name) ?? name;
  if (name.value === 'proxy') return networkFinding(network, statement);
  if (name.value !== 'delete') notes.set('network', statement);
  if (name.value === 'default') return repeated(network, 'default', statement, scope);
  const isRanges = notes.has('ranges');
  const finding = isRanges ? rangeFinding(network, statement) : networkFinding(network, statement);
  if (finding) return finding;
  const key = isRanges ? network.value : (networkOf(network.value) ?? network.value);
  if (name.value !== 'delete') return repeated(network, key, statement, scope);
  if (isRanges || notes.has(`network ${key}`)) return null;
  return {
    place: network.span,
    what: `${code(network.value)} steht in diesem Block nicht.`,
    follows: 'nginx warnt und übergeht die Zeile.',
    helps: 'Die Zeile entfernen oder hinter die Zeile setzen, die sie aufhebt.',
    code: 'nginx/ignored',
    severity: 'warning',
  };
}

function isRange(text: string): boolean {
  const [first = '', last = '', ...more] = text.split('-', 3);
  return isIpv4(first) && isIpv4(last) && more.length === 0;
}

function rangeFinding(word: Word, statement: Statement): Finding | null {
  if (isRange(word.value)) return null;
  return invalid(
    word,
    statement,
    `Hinter ${code('ranges')} steht jede Zeile für einen Bereich: ${code('192.0.2.1-192.0.2.9')}.`,
    {
      what: `${code(word.value)} ist kein Bereich von Adressen.`,
    },
  );
}

function networkFinding(word: Word, statement: Statement): Finding | null {
  if (isNetwork(word.value)) return networkBitsFinding(word);
  return invalid(word, statement, `Eine Adresse oder ein Netz schreiben, zum Beispiel ${code('192.0.2.0/24')}.`, {
    what: `${code(word.value)} ist keine Adresse und kein Netz.`,
  });
}

function repeated(word: Word, network: string, statement: Statement, scope: Scope): Finding | null {
  const { notes } = frameOf(scope);
  const key = `network ${network}`;
  if (!notes.has(key)) {
    notes.set(key, statement);
    return null;
  }
  return {
    place: word.span,
    what: `${code(word.value)} steht in diesem Block schon.`,
    follows: 'nginx warnt und nimmt den späteren Wert.',
    helps: 'Eine der beiden Zeilen entfernen.',
    code: 'nginx/duplicate',
    severity: 'warning',
  };
}
