import type { Catalogue, UwsgiOption } from '../../catalogue/types';
import { explainAddress } from '../values/address';
import { describeDuration } from '../values/duration';
import { explainMode, explainMask } from '../values/fileMode';
import { code, count, listedValue, type Explanation } from '../values/explanation';
import { isMasked, isSecret } from '../values/secret';
import {
  explainAssignment,
  explainConfigFile,
  explainForm,
  explainLogger,
  explainLogic,
  explainRoute,
  explainTls,
} from './explainForm';
import { explainCron } from './explainCron';

const second = 1_000_000;

/** Options whose number counts seconds. */
const secondsOptions = new Set([
  'harakiri',
  'socket-timeout',
  'http-timeout',
  'http-connect-timeout',
  'reload-mercy',
  'worker-reload-mercy',
  'mule-reload-mercy',
  'max-worker-lifetime',
  'min-worker-lifetime',
  'spooler-harakiri',
  'mule-harakiri',
  'spooler-frequency',
  'py-autoreload',
  'check-interval',
  'harakiri-graceful-timeout',
  'so-keepalive',
  'http-keepalive',
  'http-headers-timeout',
  'chunked-input-timeout',
]);

const countedOptions: Record<string, [one: string, many: string]> = {
  processes: ['Worker', 'Worker'],
  threads: ['Thread je Worker', 'Threads je Worker'],
  cheaper: ['Worker als Mindestzahl', 'Worker als Mindestzahl'],
  'cheaper-initial': ['Worker beim Start', 'Worker beim Start'],
  'cheaper-step': ['Worker auf einmal', 'Worker auf einmal'],
  listen: ['wartende Verbindung', 'wartende Verbindungen'],
  'max-requests': ['Anfrage je Worker', 'Anfragen je Worker'],
  'offload-threads': ['Thread zum Ausliefern', 'Threads zum Ausliefern'],
  'max-fd': ['Dateideskriptor', 'Dateideskriptoren'],
  'spooler-processes': ['Spooler-Prozess', 'Spooler-Prozesse'],
  gevent: ['Anfrage zugleich je Worker', 'Anfragen zugleich je Worker'],
  async: ['Anfrage zugleich je Worker', 'Anfragen zugleich je Worker'],
};

const bytesOptions = new Set(['buffer-size', 'post-buffering', 'limit-post', 'log-maxsize', 'post-buffering-bufsize']);

const bytes = (amount: number): string => {
  if (amount >= 1_048_576 && amount % 1_048_576 === 0) return `${amount / 1_048_576}\u00a0MiB`;
  return amount >= 1024 && amount % 1024 === 0 ? `${amount / 1024}\u00a0KiB` : count(amount, 'Byte', 'Byte');
};

/** Meaning of the argument or value of an option; null where there is nothing to add to the option's own text. */
export function explainOptionValue(catalogue: Catalogue, option: UwsgiOption, value: string): Explanation | null {
  const name = option.canonical;
  const listed = listedValue(catalogue, `uwsgi/${name}`, value);
  if (listed !== null) return { entry: 'value/choice', text: listed };
  switch (option.valueKind) {
    case 'socket':
    case 'socket-optional':
      return explainAddress(value);
    case 'octal-mode':
      return name === 'umask' ? explainMask(value) : explainMode(value);
    case 'megabytes':
      return number(value, (amount) => `${amount}\u00a0MiB.`);
    case 'int':
    case '64bit':
    case '16bit':
      return explainNumber(name, value);
    case 'flag':
      return explainSwitch(option, value);
    case 'user':
      return { entry: 'value/user', text: `Benutzerkonto ${code(value)}.` };
    case 'group':
      return { entry: 'value/group', text: `Gruppe ${code(value)}.` };
    case 'plugin-list':
      return explainPlugins(value);
    case 'env-assignment':
      return explainEnvironment(value);
    case 'cron':
      return explainCron(value);
    case 'socket-tls':
      return explainTls(value);
    case 'logic':
      return explainLogic(option.name, value);
    case 'placeholder-assignment':
      return explainAssignment(option.name, value);
    case 'config-file':
      return explainConfigFile(value);
    case 'logger':
      return explainLogger(value);
    case 'route':
      return explainRoute(option.name, value);
    default:
      return explainByName(name, value);
  }
}

function number(value: string, sentence: (amount: number) => string): Explanation | null {
  return /^\d{1,15}$/.test(value) ? { entry: 'value/number', text: sentence(Number(value)) } : null;
}

function explainNumber(name: string, value: string): Explanation | null {
  const counted = countedOptions[name];
  return number(value, (amount) => {
    if (secondsOptions.has(name)) return `${describeDuration(amount * second)}.`;
    if (counted) return `${count(amount, ...counted)}.`;
    if (bytesOptions.has(name)) return `${bytes(amount)}.`;
    return `Die Zahl ${amount}.`;
  });
}

/** Off only for `false`, `off`, `no` (any case) and `0`; all else is on (uWSGI 2.0.30, core/uwsgi.c:uwsgi_opt_true). */
export const isOff = (value: string): boolean => /^(?:false|off|no)$/i.test(value) || value === '0';

function explainSwitch(option: UwsgiOption, value: string): Explanation | null {
  if (value === '') return null;
  const off = isOff(value) !== option.inverted;
  return { entry: 'value/boolean', text: off ? 'Ausgeschaltet.' : 'Eingeschaltet.' };
}

function explainPlugins(value: string): Explanation {
  const names = value.split(',').map((name) => code(name.trim()));
  return {
    entry: 'value/plugins',
    text:
      names.length === 1 ? `Lädt das Plugin ${names[0] ?? ''}.` : `Lädt nacheinander die Plugins ${names.join(', ')}.`,
  };
}

/** `NAME=value` of `env`. */
export function explainEnvironment(value: string): Explanation {
  const equals = value.indexOf('=');
  const name = equals < 0 ? value : value.slice(0, equals);
  const content = equals < 0 ? '' : value.slice(equals + 1);
  const secret = isSecret(name, content);
  const masked = isMasked(content) ? ' Der Wert ist hier maskiert.' : '';
  const shown = secret || masked !== '' ? '' : ` mit dem Wert ${code(content)}`;
  return { entry: 'value/environment', text: `Setzt die Umgebungsvariable ${code(name)}${shown}.${masked}`, secret };
}

function explainByName(name: string, value: string): Explanation | null {
  switch (name) {
    case 'module':
      return explainModule(value);
    case 'callable':
      return { entry: 'value/module', text: `Name des Callable im geladenen Modul: ${code(value)}.` };
    case 'wsgi-file':
      return {
        entry: 'value/path',
        text: `Lädt die Python-Datei ${code(value)}; als Callable gilt ohne \`callable\` der Name \`application\`.`,
      };
    case 'chown-socket':
      return explainOwner(value);
    default:
      return explainForm(name, value) ?? explainPath(value);
  }
}

const explainPath = (value: string): Explanation | null =>
  value.startsWith('/') ? { entry: 'value/path', text: `Pfad ${code(value)}.` } : null;

/** `src.run:app`: module path and callable (uWSGI 2.0.30, plugins/python/pyloader.c). */
function explainModule(value: string): Explanation {
  const colon = value.indexOf(':');
  const module = colon < 0 ? value : value.slice(0, colon);
  const file = `${module.replaceAll('.', '/')}.py`;
  const loads = `Lädt den Modulpfad ${code(module)}, also die Datei ${code(file)}, gesucht ab dem Arbeitsverzeichnis.`;
  if (colon < 0)
    return { entry: 'value/module', text: `${loads} Ohne Doppelpunkt gilt als Callable der Name \`application\`.` };
  const callable = value.slice(colon + 1);
  const uses = callable.endsWith(')')
    ? `Das Callable liefert der Aufruf ${code(callable)} beim Start.`
    : `Aufgerufen wird das Callable ${code(callable)}.`;
  return { entry: 'value/module', text: `${loads} ${uses}` };
}

function explainOwner(value: string): Explanation {
  const [user = '', group] = value.split(':');
  const owner = `Der Socket gehört dem Benutzerkonto ${code(user)}`;
  return { entry: 'value/user', text: group === undefined ? `${owner}.` : `${owner} und der Gruppe ${code(group)}.` };
}
