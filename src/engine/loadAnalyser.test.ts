import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/load';
import { analyse } from './analyse';
import { loadAnalyser } from './loadAnalyser';
import type { AnalyseOptions, Language } from './types';

const samples: Record<Language, { text: string } & Omit<AnalyseOptions, 'catalogue' | 'language'>> = {
  'uwsgi-command': { text: 'uwsgi --htpt :8000 -w src.run:app --strict', profile: 'debian-12' },
  'uwsgi-ini': { text: '[uwsgi]\nsocket = /tmp/a.sock ; hier\nmaster\n', fileName: 'uwsgi.ini' },
  systemd: { text: '[Socket]\nListenStream=8000\nRestart=ja\n', fileName: 'backend.socket', profile: 'debian-13' },
  nginx: {
    text: 'http { include sites/*; }',
    fileName: 'nginx.conf',
    files: [{ path: 'sites/a', text: 'server { listen 80' }],
  },
};

describe('an analyser of one language', () => {
  it.each(Object.entries(samples))('says of %s what the whole engine says', async (language, { text, ...options }) => {
    const given = { ...options, catalogue: loadCatalogue() };
    const one = await loadAnalyser(language as Language);
    const here = JSON.stringify(one(text, given));
    expect(here).toBe(JSON.stringify(analyse(text, { ...given, language: language as Language })));
    expect(JSON.parse(here)).toMatchObject({ language });
  });
});
