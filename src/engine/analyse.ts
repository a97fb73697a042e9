import { analyseNginx } from './nginx/analyseNginx';
import { analyseShell } from './shell/analyseShell';
import { profiles, defaultProfile } from './profiles';
import { analyseUnit } from './systemd/analyseUnit';
import type { AnalyseOptions, Analysis } from './types';
import { analyseIni } from './uwsgi/analyseIni';

/**
 * Text in, annotations and diagnostics out. Never throws, never runs anything, takes time in proportion to the
 * length of the text; all spans are UTF-16 offsets into `text`.
 */
export function analyse(
  text: string,
  { language, catalogue, profile = defaultProfile, fileName, files }: AnalyseOptions,
): Analysis {
  const judged = profiles[profile];
  switch (language) {
    case 'uwsgi-command':
      return analyseShell(text, catalogue, judged);
    case 'uwsgi-ini':
      return analyseIni(text, catalogue, judged, fileName);
    case 'systemd':
      return analyseUnit(text, catalogue, judged, fileName);
    case 'nginx':
      return analyseNginx(text, catalogue, judged, fileName, files);
  }
}
