/** What numbers in messages mean, in German; empty where there is nothing to say. */
export function decode(line: string): string {
  const block = /invalid request block size: (\d{1,5}) /.exec(line)?.[1];
  if (block !== undefined) return decodeBlock(Number(block));
  const modifier = /unavailable modifier requested: (\d{1,3}) /.exec(line)?.[1];
  if (modifier === '22') return '22 (0x16) ist das erste Byte eines TLS-Handshakes.';
  const signal = /killed by signal (\d{1,2})\b|status=(\d{1,2})\/[A-Z]/.exec(line);
  const name = signals[signal?.[1] ?? signal?.[2] ?? ''];
  if (name !== undefined) return name;
  const status = /status=(2[0-4]\d)\/([A-Z_]+)/.exec(line);
  return status ? `Exit-Code ${status[1] ?? ''} (${status[2] ?? ''}) kommt von systemd, noch vor dem Programm.` : '';
}

const signals: Record<string, string> = {
  '6': 'Signal 6 ist SIGABRT: Das Programm hat sich selbst abgebrochen.',
  '9': 'Signal 9 ist SIGKILL: Jemand hat den Prozess sofort beendet: harakiri, systemd oder der Kernel bei Speichermangel.',
  '11': 'Signal 11 ist SIGSEGV: ein Zugriff auf falschen Speicher.',
  '15': 'Signal 15 ist SIGTERM: die Bitte, zu enden.',
};

const methods = ['GET', 'POST', 'HEAD', 'PUT', 'OPTIONS', 'DELETE', 'PATCH'];

/**
 * uWSGI reads the second and third byte of what it gets as a length, the lower one first (core/protocol.c,
 * uwsgi_proto_uwsgi_parser): of `GET ` these are E and T.
 */
function decodeBlock(size: number): string {
  const bytes = String.fromCharCode(size & 0xff, size >> 8);
  const method = methods.find((name) => `${name} `.slice(1, 3) === bytes);
  return method === undefined
    ? `${size} ist eine Länge in Bytes: Die Variablen der Anfrage sind größer als die Puffergröße.`
    : `${size} sind die Buchstaben „${bytes}“ aus „${method}“: Am Socket kommt HTTP an.`;
}
