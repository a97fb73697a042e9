import { defaultProfile, profiles } from '../profiles';
import type { AnalyseOptions } from '../types';
import { completeCommand } from './completeCommand';
import { completeIni } from './completeIni';
import { completeNginx } from './completeNginx';
import { completeUnit } from './completeUnit';
import type { Completions } from './types';

export type { Completion, Completions } from './types';

/** What may stand at `offset`, a UTF-16 offset into `text`. Never throws. */
export function complete(
  text: string,
  offset: number,
  { language, catalogue, profile: name = defaultProfile, fileName }: Omit<AnalyseOptions, 'files'>,
): Completions {
  const profile = profiles[name];
  switch (language) {
    case 'uwsgi-command':
      return completeCommand(text, offset, catalogue, profile);
    case 'uwsgi-ini':
      return completeIni(text, offset, catalogue, profile);
    case 'systemd':
      return completeUnit(text, offset, catalogue, profile, fileName);
    case 'nginx':
      return completeNginx(text, offset, catalogue, profile, fileName);
  }
}
