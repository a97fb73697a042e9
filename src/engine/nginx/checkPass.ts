import { code } from '../values/explanation';
import { parseNginxAddress, type NginxAddress } from '../values/nginxAddress';
import { addressHelp } from './addressHelp';
import { invalid } from './checkKinds';
import { locationParts } from './checkLocation';
import type { Statement } from './parser';
import { frameOf, type Finding, type Scope } from './scope';

export interface Target {
  scheme: string;
  address: string;
  /** Where the address begins in the word. */
  from: number;
  /** What follows host and port, with its slash; empty where nothing does. */
  uri: string;
}

const schemes: Record<string, string[]> = {
  proxy_pass: ['http://', 'https://'],
  uwsgi_pass: ['uwsgi://', 'suwsgi://'],
  grpc_pass: ['grpc://', 'grpcs://'],
};

/** Protocol, address and path of the argument of a `…_pass` directive. */
export function passTarget(directive: string, value: string): Target {
  const scheme = (schemes[directive] ?? []).find((prefix) => value.toLowerCase().startsWith(prefix)) ?? '';
  const rest = value.slice(scheme.length);
  const end = rest.toLowerCase().startsWith('unix:') ? rest.indexOf(':', 5) : rest.search(/[/?]/);
  const address = end < 0 ? rest : rest.slice(0, end);
  const uri = end < 0 ? '' : rest.slice(rest[end] === ':' ? end + 1 : end);
  return { scheme: scheme.replace('://', ''), address, from: scheme.length, uri };
}

/** The address where it is a plain one; null where it holds variables or nginx refuses it. */
export function passAddress(directive: string, value: string): NginxAddress | null {
  if (value.includes('$')) return null;
  const address = parseNginxAddress(passTarget(directive, value).address, false);
  return typeof address === 'string' ? null : address;
}

/** Source: nginx 1.22.1, ngx_http_proxy_pass, ngx_http_uwsgi_pass and their like; ngx_http_upstream_add. */
export function checkPass(statement: Statement, scope: Scope): Finding | null {
  const [word] = statement.args;
  if (!word || word.value.includes('$') || frameOf(scope).context.startsWith('stream')) return null;
  const name = statement.name.value;
  const target = passTarget(name, word.value);
  if (name === 'proxy_pass' && target.scheme === '') {
    return invalid(word, statement, `Vor die Adresse gehört ${code('http://')} oder ${code('https://')}.`, {
      fixes: /^[\w.-]+(?::\d+)?(?:\/.*)?$|^unix:/.test(word.value)
        ? [{ title: 'http:// davorsetzen', edits: [{ span: word.span, text: `http://${word.value}` }] }]
        : [],
    });
  }
  const takesUri = name === 'proxy_pass';
  const text = takesUri ? target.address : word.value.slice(target.from);
  const address = parseNginxAddress(text, false);
  if (typeof address === 'string') return invalid(word, statement, addressHelp[address]);
  if (takesUri && target.uri !== '') return uriFinding(statement, scope);
  return null;
}

/** A path behind the address replaces the one of the location; without a plain one there is nothing to replace. */
function uriFinding(statement: Statement, scope: Scope): Finding | null {
  const { context, statement: block } = frameOf(scope);
  const around = context === 'location' && block ? locationParts(block)?.modifier : null;
  const plain = context === 'location' && around !== '~' && around !== '~*' && around !== '@';
  // A file that holds the inside of a location says nothing about it
  if (plain || (context === 'location' && !block)) return null;
  const [word] = statement.args;
  return {
    place: word?.span ?? statement.name.span,
    what: `${code('proxy_pass')} hat hier einen Pfad hinter der Adresse.`,
    helps: `In einer ${code('location')} mit regulärem Ausdruck oder Namen und in ${code('if')} den Pfad weglassen oder mit ${code('rewrite … break')} ändern.`,
  };
}
