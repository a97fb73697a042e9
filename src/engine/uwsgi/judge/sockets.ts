import { code } from '../../values/explanation';
import { misread, refused, subject, type Finding, type Judged } from './finding';

/** `sun_path` less a reserve (core/socket.c:bind_to_unix). */
const longestPath = 102;

/** Addresses: a colon makes TCP, everything else is the path of a Unix socket. */
export function judgeSocket(judged: Judged): Finding | null {
  const { value, option, written } = judged;
  const isCore = option.reader?.startsWith('add_') === true;
  if (value.trim() === '')
    return isCore
      ? refused(
          `${code(written)} hat keinen Wert.`,
          'invalid/empty uwsgi socket name',
          'Eine Adresse einsetzen, zum Beispiel `127.0.0.1:3031` oder `/run/backend/app.sock`.',
        )
      : null;
  const address = value.split(',', 1)[0] ?? '';
  if (!address.includes(':')) return judgePath(judged, address);
  const port = /:(\d{1,10})$/.exec(address)?.[1];
  if (port !== undefined && Number(port) > 65535)
    return misread(
      `${code(written)} nennt den Port ${port}, der höchste ist 65535.`,
      `uWSGI öffnet stattdessen den Port ${Number(port) % 65536}, ohne es zu melden.`,
      'Eine Portnummer bis 65535 einsetzen.',
      { from: address.length - port.length, to: address.length },
    );
  if (/^(?:unix|tcp|http|https|uwsgi):/.test(address) && !/^\w+:\d+$/.test(address))
    return misread(
      `${code(address)} ist für uWSGI kein Pfad und keine URL: Was vor dem Doppelpunkt steht, gilt als Rechnername.`,
      'uWSGI öffnet eine andere Adresse als die gemeinte, oder der Start schlägt fehl.',
      address.startsWith('unix:')
        ? 'Den Pfad ohne `unix:` schreiben; so steht er in nginx.'
        : 'Rechnername oder Adresse und Port schreiben: `127.0.0.1:3031`.',
      address.startsWith('unix:') ? { replacement: value.slice(5) } : {},
    );
  return null;
}

function judgePath(judged: Judged, path: string): Finding | null {
  if (path.length > longestPath && !path.startsWith('='))
    return refused(
      `${subject(judged)} ist als Pfad eines Unix-Sockets zu lang.`,
      'invalid socket name',
      'Höchstens 102 Zeichen verwenden.',
    );
  if (/^\d+$/.test(path) || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(path)) {
    const port = /^\d+$/.test(path);
    return misread(
      `${subject(judged)} enthält keinen Doppelpunkt.`,
      `uWSGI legt eine Datei namens ${code(path)} als Unix-Socket an, statt auf ${port ? 'diesem Port' : 'dieser Adresse'} zu lauschen.`,
      port ? `${code(`127.0.0.1:${path}`)} schreiben.` : `Den Port ergänzen: ${code(`${path}:3031`)}.`,
      port ? { replacement: `127.0.0.1:${path}` } : {},
    );
  }
  return null;
}
