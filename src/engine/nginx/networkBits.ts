import { code } from '../values/explanation';
import { networkOf } from '../values/nginxNetwork';
import type { Statement } from './parser';
import type { Finding } from './scope';
import type { Word } from './word';

/** nginx warns about an address that has bits behind its mask, and takes the network (ngx_ptocidr: NGX_DONE). */
export function networkBitsFinding(word: Word): Finding | null {
  const network = networkOf(word.value);
  if (network === null || network === word.value) return null;
  return {
    place: word.span,
    what: `In ${code(word.value)} steht hinter dem Netz noch ein Teil einer Adresse.`,
    follows: `nginx warnt und nimmt das Netz ${code(network)}.`,
    helps: `${code(network)} schreiben oder, wenn ein einziger Rechner gemeint ist, die Länge des Netzes weglassen.`,
    severity: 'warning',
    fixes: [{ title: `Durch ${network} ersetzen`, edits: [{ span: word.span, text: network }] }],
  };
}

export function checkNetworkBits({ args }: Statement): Finding | null {
  return args[0] ? networkBitsFinding(args[0]) : null;
}
