import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { brokenClaims } from './claims';
import { differences } from './compare';
import { normalise } from './normalise';
import { experimentsFolder, readExperiment, readExperiments, readRecording } from './readExperiments';
import type { Experiment, RecordedStep, Step } from './types';

const folder = mkdtempSync(path.join(tmpdir(), 'experiments-'));
afterAll(() => rmSync(folder, { recursive: true }));

function problemsOf(id: string, text: string): string[] {
  mkdirSync(path.join(folder, id), { recursive: true });
  writeFileSync(path.join(folder, id, 'experiment.yaml'), text);
  return readExperiment(id, folder).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const head = 'question: Ist das eine Frage?\nconclusion: Das ist der Schluss daraus.\nneeds: [uwsgi]\n';

describe('the file of an experiment', () => {
  it('is refused with its place where a key is unknown', () => {
    const [problem = ''] = problemsOf('unknown-key', `${head}steps:\n  - run: uwsgi\n    expekt: { exit: 1 }\n`);
    expect(problem).toContain('unbekannter Schlüssel „expekt“');
    expect(problem).toMatch(/^6:/);
  });

  it('is refused where nothing is claimed', () => {
    expect(problemsOf('no-claim', `${head}steps:\n  - run: uwsgi\n`).join()).toContain('Kein Schritt behauptet etwas');
  });

  it('is refused where the question is none', () => {
    expect(problemsOf('no-question', head.replace('?', '.')).join()).toContain('question');
  });

  it('must name systemd where it boots it', () => {
    const text = `${head}init: systemd\nsteps:\n  - run: a\n    expect: { output: b }\n`;
    expect(problemsOf('init', text).join()).toContain('init: systemd');
  });
});

const seen = (output: string, more: Partial<RecordedStep> = {}): RecordedStep => ({
  run: 'x',
  output,
  exit: 0,
  seconds: 1,
  ...more,
});
const step = (expect_: Step['expect'], more: Partial<Step> = {}): Step => ({
  run: 'x',
  expect: expect_ ?? {},
  ...more,
});

describe('a claim', () => {
  it.each<[string, Step, RecordedStep, string]>([
    ['exit code', step({}), seen('', { exit: 3 }), 'Exit-Code 0 erwartet, 3 bekommen.'],
    ['output', step({ output: 'a' }), seen('b'), 'Ausgabe „a“ erwartet, „b“ bekommen.'],
    ['contains', step({ contains: ['a'] }), seen('b'), '„a“ fehlt in der Ausgabe.'],
    ['lacks', step({ lacks: ['b'] }), seen('b'), '„b“ steht in der Ausgabe.'],
    ['matches', step({ matches: ['^b$'] }), seen('ab'), 'Keine Zeile passt auf „^b$“.'],
    ['seconds', step({ seconds: { min: 2 } }), seen(''), 'Dauer mindestens 2 s erwartet, 1.00 s gemessen.'],
    [
      'numbers',
      step({ numbers: [{ pattern: String.raw`n=(\d+)`, min: 1, max: 2 }] }),
      seen('n=5'),
      String.raw`Zahl zu „n=(\d+)“: mindestens 1 und höchstens 2 erwartet, 5 bekommen.`,
    ],
    [
      'a number that is not there',
      step({ numbers: [{ pattern: String.raw`n=(\d+)` }] }),
      seen('leer'),
      String.raw`Keine Zahl passt auf „n=(\d+)“.`,
    ],
  ])('that does not hold is told: %s', (_, one, result, message) => {
    expect(brokenClaims(one, result)).toEqual([message]);
  });

  it('that holds says nothing', () => {
    const claims = step({
      output: 'n=1',
      contains: ['n'],
      lacks: ['x'],
      matches: ['^n'],
      exit: 7,
      seconds: { max: 1 },
    });
    expect(brokenClaims(claims, seen('n=1\n', { exit: 7 }))).toEqual([]);
    expect(brokenClaims(step({ exit: 'any' }), seen('', { exit: 9 }))).toEqual([]);
  });
});

describe('comparing with a recording', () => {
  const experiment = { steps: [step({}), step({}, { varies: true })] } as Experiment;
  const recording = (output: string, other = '') => ({ date: '', versions: {}, steps: [seen(output), seen(other)] });

  it('leaves out process ids, times and temporary paths, and nothing else', () => {
    expect(normalise('Nov 26 13:46:54 server uwsgi[123]: spawned uWSGI worker 1 (pid: 57, cores: 1) in 12 msecs')).toBe(
      'ZEIT server uwsgi[NUMMER]: spawned uWSGI worker 1 (pid: NUMMER, cores: 1) in DAUER',
    );
    expect(normalise('2026/11/26 13:19:35 [error] 86#86: *1 connect() failed')).toBe(
      'ZEIT [error] NUMMER connect() failed',
    );
    expect(normalise('invalid request block size: 21573 (max 4096)...skip')).toContain('21573 (max 4096)');
    expect(normalise('/tmp/tmp.a1B2c3/x /proc/77/environ')).toBe('/tmp/PFAD/x /proc/NUMMER/environ');
  });

  it('shows the lines that have changed', () => {
    const [difference] = differences(experiment, recording('a\nb\nc'), [seen('a\nB\nc'), seen('')]);
    expect(difference).toEqual({ step: 1, text: '- b\n+ B' });
  });

  it('compares exit codes, and not what varies', () => {
    expect(differences(experiment, recording('a', '1 s'), [seen('a'), seen('2 s')])).toEqual([]);
    expect(differences(experiment, recording('a'), [seen('a', { exit: 1 }), seen('')])[0]?.text).toContain(
      'Exit-Code 1',
    );
  });

  it('asks for a new recording where the steps are others', () => {
    expect(differences(experiment, { ...recording('a'), steps: [] }, [])[0]?.text).toContain('--record');
  });
});

describe('the experiments of the guide', () => {
  const all = readExperiments();

  it('are at least sixty, each recorded with the steps that it has now', () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    for (const { id, steps } of all)
      expect(
        readRecording(id)?.steps.map(({ run }) => run),
        id,
      ).toEqual(steps.map(({ run }) => run));
  });

  it('keep their claims in the recording', () => {
    for (const { id, steps } of all)
      for (const [index, one] of steps.entries()) {
        const recorded = readRecording(id)?.steps[index];
        expect(recorded && brokenClaims(one, recorded), `${id}, Schritt ${index + 1}`).toEqual([]);
      }
  });

  it('are shown on a page of the guide', () => {
    const pages = [
      'uwsgi',
      'systemd',
      'nginx',
      'geheimnisse',
      'haertung',
      'aktualisieren',
      'beobachten',
      'leistung',
      'wachsen',
      'fehlersuche',
      'ausblick',
    ];
    const text = pages
      .map((name) => readFileSync(path.join(experimentsFolder, '..', 'docs', `${name}.mdx`), 'utf8'))
      .join('\n');
    expect(all.filter(({ id }) => !text.includes(`<Experiment id="${id}"`)).map(({ id }) => id)).toEqual([]);
  });

  it('start edition 1.0 with the unit of its page', () => {
    const page = readFileSync(path.join(experimentsFolder, '..', 'versioned_docs', 'version-1.0', 'uwsgi.mdx'), 'utf8');
    const unit = readFileSync(path.join(experimentsFolder, 'tools', 'ps-backend.service'), 'utf8');
    expect(page).toContain(`\n${unit.trim()}\n\`\`\``);
  });
});
