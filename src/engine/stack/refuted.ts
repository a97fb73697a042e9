import type { Diagnostic } from '../types';
import type { Deployment } from './model';
import { gracefulHook, stopSignal } from './rules/signals';
import type { Unit } from './units';

/**
 * Whether another file of the deployment makes a diagnostic of a single file untrue: a drop-in file adds what the unit
 * lacks, a command line what its INI file lacks.
 */
export function isRefuted({ code }: Diagnostic, file: number, { units, servers }: Deployment): boolean {
  const unit = units.find(({ files }) => files.length > 1 && files.includes(file));
  const readers = servers.filter(({ files, settings }) => files.includes(file) && files.length > 1 && !settings.open);
  const all = (name: string): boolean => readers.length > 0 && readers.every(({ settings }) => settings.isOn(name));
  switch (code) {
    case 'practice/no-restart-delay':
      return (
        unit !== undefined && (unit.all('RestartSec').length > 0 || unit.all('Unit.StartLimitIntervalSec').length > 0)
      );
    case 'practice/sigterm-reloads':
      return unit !== undefined && stopsProperly(unit, servers);
    case 'practice/no-need-app':
      return all('need-app');
    case 'practice/no-master':
      return all('master');
    default:
      return false;
  }
}

/** All files of the unit together: the stop signal ends uWSGI. */
function stopsProperly(unit: Unit, servers: Deployment['servers']): boolean {
  const own = servers.filter((server) => server.unit === unit && !server.opaque);
  if (unit.all('ExecStop').length > 0) return true;
  return own.every((server) => {
    const { settings } = server;
    const signal = stopSignal(unit);
    if (settings.open || gracefulHook(server) !== null) return true;
    const dies = settings.isOn('die-on-term');
    return signal === 'INT' || (signal === 'TERM' && dies) || (signal === 'QUIT' && !dies);
  });
}
