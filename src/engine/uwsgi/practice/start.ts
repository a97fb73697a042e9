import type { Edit, Span } from '../../types';
import { parseAddress, type Address } from '../../values/address';
import type { Setting, Settings } from '../settings';

/** One start of uWSGI, as far as its file or command line says. */
export interface Start {
  /** Where the settings stand: a command in a shell text, an INI file, `ExecStart=` of a unit. */
  kind: 'command' | 'ini' | 'unit';
  settings: Settings;
  /** Place of what is missing. */
  place: Span;
  /** `/tmp` is the service's own. */
  privateTmp?: boolean;
  /** Thread support is always on (uWSGI 2.0.27 and newer). */
  threadsAlwaysOn: boolean;
  /** The change that adds an option, behind another one where its plugin has to be loaded before. */
  adding: (name: string, value?: string, behind?: Setting) => Edit;
}

/** Options that open a socket for requests. */
export const requestSockets = [
  ...['socket', 'uwsgi-socket', 'http', 'http-socket', 'http11-socket', 'https', 'https-socket', 'http-router'],
  ...['fastcgi-socket', 'scgi-socket', 'puwsgi-socket', 'suwsgi-socket', 'shared-socket', 'map-socket', 'raw-socket'],
];

const applications = ['module', 'wsgi-file', 'file', 'mount', 'eval', 'paste', 'ini-paste', 'ini-paste-logged', 'pump'];

/** Other ways to find work: applications that come later, are someone else's, or are no WSGI ones. */
const otherModes = ['emperor', 'vhost', 'psgi', 'rack', 'lua', 'cgi', 'php-docroot', 'mongrel2', 'attach-daemon'];

/**
 * All that the start reads is at hand, and it serves a Python application: only then does the lack of an option mean
 * something. Debian's start script and an emperor add options to files that name no socket.
 */
export function isComplete({ settings }: Start): boolean {
  return (
    !settings.open &&
    settings.has(...requestSockets) &&
    settings.has(...applications) &&
    !settings.has(...otherModes) &&
    settings.list.every(({ value }) => !isUnknown(value))
  );
}

/** The value is known when uWSGI runs: `$(NAME)`, `@(file)`, a placeholder; `${NAME}` on a command line. */
export const isUnknown = (value: string): boolean => /[$@%]\(|\$\{|\$[A-Za-z_]/.test(value);

/** The whole number that an option is given; null where there is none. */
export function numberOf({ settings }: Start, name: string): number | null {
  const value = settings.last(name)?.value ?? '';
  return /^\s*\d{1,12}/.test(value) && !isUnknown(value) ? parseInt(value, 10) : null;
}

/** Addresses of an option, without those that are not known here. */
export function addressesOf({ settings }: Start, ...names: string[]): { setting: Setting; address: Address }[] {
  return settings
    .all(...names)
    .filter(({ value }) => value !== '' && !isUnknown(value))
    .map((setting) => ({ setting, address: parseAddress(setting.value) }));
}

export const isLocal = (host: string): boolean => /^127\.|^localhost$|^\[::1\]$/.test(host);
export const isEverywhere = (host: string): boolean => ['', '0.0.0.0', '*', '[::]'].includes(host);
export const placeOf = ({ name, valueSpan }: Setting): Span => valueSpan ?? name;
