import { environmentItems } from '../../systemd/environment';
import { code } from '../../values/explanation';
import { resolvePath } from '../paths';
import type { StackFinding, StackRule } from '../finding';
import type { Server } from '../servers';
import { valuePlace } from '../settings';
import type { Unit, UnitLine } from '../units';

/** Variables that `Environment=` sets, by name, with their last value. */
function variables(unit: Unit): Map<string, { value: string; line: UnitLine }> {
  const result = new Map<string, { value: string; line: UnitLine }>();
  for (const line of unit.all('Environment')) {
    for (const { name, value } of environmentItems(line.assignment))
      if (value !== null) result.set(name, { value, line });
  }
  return result;
}

/** `env` of uWSGI replaces what systemd has set (observed with 2.0.21). Values are not repeated: they may be secrets. */
export const environmentDiffers: StackRule = ({ servers }) =>
  servers.flatMap(({ unit, settings }): StackFinding[] => {
    if (!unit) return [];
    const known = variables(unit);
    return settings.all('env').flatMap((setting): StackFinding[] => {
      const equals = setting.value.indexOf('=');
      const name = setting.value.slice(0, Math.max(equals, 0));
      const other = known.get(name);
      if (!other || setting.known === null || setting.conditional || /[%$]/.test(other.value)) return [];
      if (other.value === setting.value.slice(equals + 1)) return [];
      return [
        {
          code: 'stack/environment-differs',
          at: valuePlace(setting),
          values: { name: code(name), option: code(setting.written) },
          related: [{ at: other.line.place }],
        },
      ];
    });
  });

/** Names that systemd sets for a service by itself (systemd.exec(5), "Environment Variables Set or Propagated"). */
const given =
  /^(?:PATH|LANG|LC_\w+|LANGUAGE|USER|LOGNAME|HOME|SHELL|INVOCATION_ID|XDG_\w+|(?:RUNTIME|STATE|CACHE|LOGS|CONFIGURATION|CREDENTIALS)_DIRECTORY|MAINPID|MANAGERPID|LISTEN_\w+|NOTIFY_SOCKET|WATCHDOG_\w+|SYSTEMD_\w+|JOURNAL_STREAM|TERM|LOG_NAMESPACE|UWSGI_\w+|PWD|OLDPWD|SHLVL)$/;

/** `$(NAME)` of a variable that the service does not have stays as it is written (observed with 2.0.30). */
export const unsetVariable: StackRule = ({ servers }) =>
  servers.flatMap(({ unit, settings, opaque }): StackFinding[] => {
    if (!unit?.complete || opaque || unit.all('EnvironmentFile').length > 0 || unit.all('PAMName').length > 0)
      return [];
    const known = variables(unit);
    const passed = new Set(unit.words('PassEnvironment').map(({ word }) => word));
    return settings.list.flatMap((setting): StackFinding[] => {
      if (setting.source !== 'file' || setting.conditional) return [];
      const missing = [...setting.value.matchAll(/\$\(([A-Za-z_]\w{0,80})\)/g)]
        .map((match) => match[1] ?? '')
        .find((name) => !known.has(name) && !passed.has(name) && !given.test(name));
      if (missing === undefined) return [];
      return [
        {
          code: 'stack/unset-variable',
          at: valuePlace(setting),
          values: { name: code(`$(${missing})`), unit: code(unit.name), setting: code(`Environment=${missing}=…`) },
          related: [{ at: settingsStart(unit) }],
        },
      ];
    });
  });

const settingsStart = (unit: Unit): UnitLine['place'] =>
  unit.last('ExecStart')?.place ?? { file: unit.files[0] ?? 0, span: { start: 0, end: 0 } };

/** `chdir` comes after `WorkingDirectory=` and decides what relative paths and modules mean (observed with 2.0.21). */
export const workingDirectoryDiffers: StackRule = ({ servers }) =>
  servers.flatMap((server: Server): StackFinding[] => {
    const { unit, settings } = server;
    const line = unit?.last('WorkingDirectory');
    const chdir = settings.last('chdir');
    if (!line?.text || !chdir?.known || chdir.conditional || !chdir.known.startsWith('/')) return [];
    const directory = resolvePath(line.text.replace(/^-/, ''), null);
    if (directory === null || directory === '/' || directory === resolvePath(chdir.known, null)) return [];
    return [
      {
        code: 'stack/working-directory',
        at: valuePlace(chdir),
        values: { option: code(`${chdir.written} = ${chdir.known}`), setting: code(`WorkingDirectory=${line.text}`) },
        related: [{ at: line.place }],
      },
    ];
  });
