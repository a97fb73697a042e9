import { defaultProfile, profiles } from './profiles';
import type { AnalyseOptions, Analysis, Language } from './types';

/** `analyse` for the one language that it was loaded for. */
export type Analyser = (text: string, options: Omit<AnalyseOptions, 'language'>) => Analysis;

/** A page that shows one language loads the reader of that language, not all four. */
const readers: Record<Language, () => Promise<Analyser>> = {
  'uwsgi-command': async () => {
    const { analyseShell } = await import('./shell/analyseShell');
    return (text, { catalogue, profile = defaultProfile }) => analyseShell(text, catalogue, profiles[profile]);
  },
  'uwsgi-ini': async () => {
    const { analyseIni } = await import('./uwsgi/analyseIni');
    return (text, { catalogue, profile = defaultProfile, fileName }) =>
      analyseIni(text, catalogue, profiles[profile], fileName);
  },
  systemd: async () => {
    const { analyseUnit } = await import('./systemd/analyseUnit');
    return (text, { catalogue, profile = defaultProfile, fileName }) =>
      analyseUnit(text, catalogue, profiles[profile], fileName);
  },
  nginx: async () => {
    const { analyseNginx } = await import('./nginx/analyseNginx');
    return (text, { catalogue, profile = defaultProfile, fileName, files }) =>
      analyseNginx(text, catalogue, profiles[profile], fileName, files);
  },
};

/** Loads what one language needs. What it returns does what `analyse` does; rejects where a file cannot be loaded. */
export const loadAnalyser = (language: Language): Promise<Analyser> => readers[language]();
