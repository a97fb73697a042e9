import { code } from '../../values/explanation';
import { choice, readBoolean } from './choices';
import { all, orEmpty, whole, type Judge } from './finding';
import * as images from './images';
import * as lists from './lists';
import * as resources from './resources';

export const killMode: Judge = orEmpty((value, scope) =>
  value === 'none'
    ? all(value, `${code('KillMode=mixed')} oder ${code('KillMode=control-group')} setzen.`, {
        code: 'systemd/deprecated',
        kept: true,
        what: `${code('KillMode=none')} ist veraltet.`,
        follows: 'systemd beendet die Prozesse des Dienstes nicht; sie laufen nach dem Anhalten weiter.',
      })
    : choice(value, scope),
);

export const rootHash: Judge = orEmpty(
  whole(
    (value) =>
      value.startsWith('/') ||
      (/^[0-9a-fA-F\s]+$/.test(value) &&
        value.replace(/\s/g, '').length % 2 === 0 &&
        value.replace(/\s/g, '').length >= 32),
    'Einen absoluten Pfad oder mindestens 32 hexadezimale Ziffern schreiben.',
  ),
);
export const rootHashSignature: Judge = orEmpty(
  whole(
    (value) =>
      value.startsWith('/') ||
      (value.startsWith('base64:') && (value === 'base64:' || images.isBase64(value.slice(7)))),
    `Einen absoluten Pfad oder ${code('base64:')} und Daten schreiben.`,
  ),
);

export const delegate: Judge = (value, scope) =>
  resources.unsupported(value, scope, ['Service', 'Scope']) ??
  (value === '' || readBoolean(value) !== null ? [] : lists.delegateControllers(value, scope));

export const managedOom: Judge = (value, scope) =>
  resources.unsupported(value, scope, ['Service', 'Slice', 'Scope']) ?? orEmpty(choice)(value, scope);
