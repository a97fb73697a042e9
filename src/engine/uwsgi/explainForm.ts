import { explainAddress } from '../values/address';
import { code, list, type Explanation } from '../values/explanation';
import { keyValues } from './judge/cacheValue';

/** What stands before and behind the first sign; null without it. */
function halves(value: string, sign: string): [string, string] | null {
  const at = value.indexOf(sign);
  return at < 0 ? null : [value.slice(0, at), value.slice(at + 1)];
}

const text = (sentence: string): Explanation => ({ entry: 'value/text', text: sentence });

/** Values whose form depends on the option alone. */
export function explainForm(name: string, value: string): Explanation | null {
  if (name.startsWith('hook-')) return explainHook(name, value);
  switch (name) {
    case 'mount': {
      const parts = halves(value, '=');
      return parts && text(`Anfragen unter ${code(parts[0])} bearbeitet die Anwendung ${code(parts[1])}.`);
    }
    case 'static-map':
    case 'static-map2': {
      const parts = halves(value, '=');
      return parts && text(`Anfragen unter ${code(parts[0])} liefert uWSGI als Dateien aus ${code(parts[1])} aus.`);
    }
    case 'static-expires':
      return explainExpires(value);
    case 'cache2': {
      const keys = keyValues(value);
      return text(`Legt den Cache ${code(keys.get('name') ?? '')} mit ${code(keys.get('items') ?? '?')} Einträgen an.`);
    }
    case 'timer': {
      const parts = halves(value, ' ');
      return parts && text(`Sendet das Signal ${code(parts[0])} alle ${code(parts[1])} Sekunden.`);
    }
    case 'log-format':
      return explainLogFormat(value);
    case 'add-header': {
      const parts = halves(value, ':');
      return (
        parts && text(`Fügt jeder Antwort den Header ${code(parts[0])} mit dem Wert ${code(parts[1].trim())} hinzu.`)
      );
    }
    case 'stats':
      return explainAddress(value);
    default:
      return null;
  }
}

function explainExpires(value: string): Explanation | null {
  const match = /^(\S+) (\d{1,12})$/.exec(value);
  return (
    match &&
    text(`Dateien, deren Pfad auf ${code(match[1] ?? '')} passt, gelten ${match[2] ?? ''}\u00a0s lang als frisch.`)
  );
}

/** `%(status)` and what else stands in the line of a request. */
function explainLogFormat(value: string): Explanation | null {
  const names = [...new Set([...value.matchAll(/%\(([\w.]{1,60})\)/g)].map(([, name]) => code(name ?? '')))];
  return names.length === 0 ? null : text(`Jede Logzeile enthält ${list(names)}.`);
}

/** `:8443,cert,key,ciphers,ca` (core/uwsgi.c:uwsgi_opt_add_ssl_socket). */
export function explainTls(value: string): Explanation {
  const [address = '', certificate, key, ciphers, authority] = value.split(',');
  const parts = [
    certificate === undefined ? '' : ` Zertifikat ${code(certificate)}.`,
    key === undefined ? '' : ` Schlüssel ${code(key)}.`,
    ciphers === undefined || ciphers === '' ? '' : ` Verfahren ${code(ciphers)}.`,
    authority === undefined ? '' : ` Verlangt Zertifikate, die ${code(authority)} ausstellt.`,
  ];
  return { entry: 'value/address', text: `${explainAddress(address).text}${parts.join('')}` };
}

/** `action:argument`, for some moment in the life of uWSGI (core/hooks.c). */
function explainHook(name: string, value: string): Explanation {
  const signal = /^unix_signal:(\d{1,2}) (\w+)$/.exec(value);
  if (signal) {
    const who = signal[1] === '15' ? 'SIGTERM' : `Signal ${signal[1] ?? ''}`;
    const effect =
      signal[2] === 'gracefully_kill_them_all'
        ? 'beendet uWSGI geordnet: laufende Anfragen werden noch beantwortet'
        : `ruft ${code(signal[2] ?? '')} auf`;
    return { entry: 'value/hook', text: `${who} ${effect}.` };
  }
  const when = name === 'hook-master-start' ? 'beim Start des Master-Prozesses' : 'wenn der Haken an der Reihe ist';
  const parts = halves(value.replace(/^!/, ''), ':');
  if (!parts) return { entry: 'value/hook', text: `Führt ${code(value)} aus, ${when}.` };
  const done: Record<string, string> = {
    exec: `Führt ${code(parts[1])} aus`,
    print: `Schreibt ${code(parts[1])} ins Log`,
    log: `Schreibt ${code(parts[1])} ins Log`,
    touch: `Berührt die Datei ${code(parts[1])}`,
    unlink: `Löscht die Datei ${code(parts[1])}`,
    mkdir: `Legt das Verzeichnis ${code(parts[1])} an`,
    chdir: `Wechselt nach ${code(parts[1])}`,
    putenv: `Setzt die Umgebungsvariable ${code(parts[1].split('=', 1)[0] ?? '')}`,
    mount: `Hängt ein: ${code(parts[1])}`,
    wait_for_file: `Wartet auf die Datei ${code(parts[1])}`,
    wait_for_socket: `Wartet auf den Socket ${code(parts[1])}`,
  };
  return {
    entry: 'value/hook',
    text: `${done[parts[0]] ?? `Ruft ${code(parts[0])} mit ${code(parts[1])} auf`}, ${when}.`,
  };
}

/** Blocks of an INI file (core/config.c). */
export function explainLogic(name: string, value: string): Explanation | null {
  const not = name.startsWith('if-not-') ? 'nicht ' : '';
  const rest = name.replace(/^if-?(?:not-)?/, '');
  const parts = halves(value, '=');
  switch (rest) {
    case 'env':
      return text(
        parts
          ? `Liest den Block, wenn die Umgebungsvariable ${code(parts[0])} ${not}den Wert ${code(parts[1])} hat.`
          : `Liest den Block, wenn die Umgebungsvariable ${code(value)} ${not}gesetzt ist.`,
      );
    case 'exists':
    case 'file':
    case 'dir':
    case 'directory': {
      const what = rest === 'file' ? 'die Datei' : rest === 'exists' ? 'der Pfad' : 'das Verzeichnis';
      return text(`Liest den Block, wenn ${what} ${code(value)} ${not}vorhanden ist.`);
    }
    case 'opt':
      return text(`Liest den Block, wenn die Option ${code(value)} ${not}schon gesetzt ist.`);
    case 'plugin':
      return text(`Liest den Block, wenn das Plugin ${code(value)} ${not}geladen ist.`);
    case 'hostname':
      return text(`Liest den Block, wenn der Rechner ${not}${code(value)} heißt.`);
    case 'for':
      return text(
        `Liest den Block einmal für jedes von ${list(
          value
            .split(' ')
            .filter((word) => word !== '')
            .slice(0, 8)
            .map(code),
        )}; \`%(_)\` steht für das Wort.`,
      );
    case 'for-times':
      return text(`Liest den Block ${code(value)}-mal; \`%(_)\` zählt von 1 an.`);
    case 'for-glob':
      return text(`Liest den Block für jeden Pfad, der auf ${code(value)} passt; \`%(_)\` steht für den Pfad.`);
    default:
      return null;
  }
}

/** `name=value` of a placeholder, an option, a definition. */
export function explainAssignment(name: string, value: string): Explanation | null {
  const parts = halves(value, '=');
  if (!parts) return null;
  return text(
    name === 'set'
      ? `Setzt die Option ${code(parts[0])} auf ${code(parts[1])}.`
      : `${code(`%(${parts[0]})`)} steht in dieser Konfiguration für ${code(parts[1])}.`,
  );
}

/** `file.ini:section`, `:section`. */
export function explainConfigFile(value: string): Explanation {
  const match = /^(.*?)(?::([\w.-]+))?$/.exec(value);
  const [, file = value, section] = match ?? [];
  const from = file === '' ? 'dieser Datei' : code(file);
  return {
    entry: 'value/config-file',
    text:
      section === undefined
        ? `Liest die Konfigurationsdatei ${code(file)}.`
        : `Liest den Abschnitt ${code(section)} aus ${from}.`,
  };
}

/** `[name ]kind:arguments` (core/logging.c). */
export function explainLogger(value: string): Explanation {
  const named = /^([A-Za-z0-9]+) (.+)$/.exec(value);
  const rest = named?.[2] ?? value;
  const parts = halves(rest, ':') ?? [rest, ''];
  const where: Record<string, string> = {
    file: `in die Datei ${code(parts[1])}`,
    syslog: 'an Syslog',
    rsyslog: `an den Syslog-Dienst ${code(parts[1])}`,
    socket: `an ${code(parts[1])}`,
    stdio: 'auf die Standardausgabe',
    systemd: 'an das Journal',
  };
  const name = named ? ` Der Logger heißt ${code(named[1] ?? '')}.` : '';
  return text(`Schreibt das Log ${where[parts[0]] ?? `mit ${code(rest)}`}.${name}`);
}

/** `pattern action:arguments` (core/routing.c). */
export function explainRoute(name: string, value: string): Explanation | null {
  if (name.endsWith('-label')) return text(`Sprungmarke ${code(value)}.`);
  const action = (rest: string): string => {
    const parts = halves(rest, ':');
    if (!parts) return code(rest);
    return parts[1] === '' ? code(parts[0]) : `${code(parts[0])} mit ${code(parts[1])}`;
  };
  if (name.endsWith('-run')) return text(`Jede Anfrage durchläuft ${action(value)}.`);
  const parts = halves(value, ' ');
  if (!parts) return null;
  const condition = /-if(-not)?$/.exec(name);
  const when = condition
    ? `Gilt ${code(parts[0])}${condition[1] ? ' nicht' : ''}`
    : `Passt die Anfrage auf ${code(parts[0])}`;
  return text(`${when}, folgt ${action(parts[1])}.`);
}
