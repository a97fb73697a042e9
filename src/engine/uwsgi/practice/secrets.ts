import type { PracticeFinding } from '../../practice';
import { isMasked, isSecret } from '../../values/secret';
import { isUnknown, placeOf, type Start } from './start';

/**
 * Anyone sees the command line of a process in `/proc`; SIGUSR1 writes all settings into the log, those of an INI file,
 * too (both observed with uWSGI 2.0.21).
 */
export function secretInEnvironment(start: Start): PracticeFinding[] {
  return start.settings
    .all('env')
    .filter(({ value }) => {
      const equals = value.indexOf('=');
      const content = value.slice(equals + 1);
      return equals > 0 && content !== '' && !isUnknown(content) && isSecret(value.slice(0, equals), content);
    })
    .filter(({ value }) => !isMasked(value.slice(value.indexOf('=') + 1)))
    .map((setting) => ({
      code: start.kind === 'ini' ? 'practice/secret-in-ini' : 'practice/secret-on-command-line',
      span: placeOf(setting),
    }));
}
