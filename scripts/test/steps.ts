import { join } from 'node:path';
import { type Counts, type PlaywrightReport, playwrightCounts, type VitestReport, vitestCounts } from './counts';

/** Reports of the last run; a folder that git and every linter leave alone. */
export const reportFolder = join('node_modules', '.cache', 'test-reports');

export interface Step {
  name: string;
  /** What `--only` selects besides the name. */
  group: 'setup' | 'lint' | 'unit' | 'server' | 'experiments' | 'build' | 'e2e' | 'size';
  /** What the reader sees. */
  title: string;
  command: [program: string, ...words: string[]];
  env?: Record<string, string>;
  /** Shows its output while it runs; the others only where they fail. */
  live?: boolean;
  /** A line of the output that makes the step fail although the program is content. */
  forbidden?: RegExp;
  /** Steps that must have passed. */
  needs?: string[];
  report?: { file: string; counts: (json: unknown) => Counts };
}

const lint = (name: string, title: string, ...command: Step['command']): Step => ({
  name,
  group: 'lint',
  title,
  command,
});

function vitest(name: 'unit' | 'server', title: string): Step {
  const file = join(reportFolder, `${name}.json`);
  return {
    name,
    group: name,
    title,
    command: ['vitest', 'run', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    live: true,
    report: { file, counts: (json) => vitestCounts(json as VitestReport) },
  };
}

/** The site as published at `basePath`, with nothing else from the caller's environment. */
function build(name: string, title: string, basePath: string, folder: string): Step {
  return {
    name,
    group: 'build',
    title,
    command: ['docusaurus', 'build', '--out-dir', folder],
    // The bundler's cache forgets that links depend on the base path.
    env: { BASE_URL: basePath, SITE_URL: '', REPOSITORY_URL: '', DOCUSAURUS_NO_PERSISTENT_CACHE: 'true' },
    forbidden: /\[WARNING\]|\[ERROR\]/,
    live: true,
  };
}

const experimentReport = join(reportFolder, 'experiments.json');
const e2eReport = join(reportFolder, 'e2e.json');

/** Everything that `npm test` proves, cheap things first. */
export const steps: Step[] = [
  {
    name: 'setup',
    group: 'setup',
    title: 'Programme für die Tests',
    command: ['bash', 'scripts/setup.sh'],
    live: true,
  },
  lint('types', 'Typen (TypeScript)', 'tsc', '--noEmit'),
  lint('code', 'Code (ESLint)', 'eslint', '.', '--max-warnings', '0'),
  lint('styles', 'Gestaltung (stylelint)', 'stylelint', 'src/**/*.css', '--max-warnings', '0'),
  lint('markdown', 'Markdown (markdownlint)', 'markdownlint-cli2'),
  lint('spelling', 'Rechtschreibung (cspell)', 'cspell', '--no-progress', '--no-summary', '--dot'),
  lint('catalogue', 'Katalog', 'tsx', 'scripts/catalogue.ts'),
  lint('proofs', 'Belege der Aussagen', 'tsx', 'scripts/proofs.ts'),
  vitest('unit', 'Einheiten und Eigenschaften (Vitest)'),
  vitest('server', 'Echte Programme: uWSGI, systemd, nginx (Vitest)'),
  {
    name: 'experiments',
    group: 'experiments',
    title: 'Versuche im Labor',
    command: ['tsx', 'scripts/experiments/index.ts', '--report', experimentReport],
    live: true,
    report: { file: experimentReport, counts: (json) => json as Counts },
  },
  build('build', 'Website bauen: /', '/', 'build'),
  build('build-subpath', 'Website bauen: /unter/pfad/', '/unter/pfad/', 'build-unterpfad'),
  {
    name: 'e2e',
    group: 'e2e',
    title: 'Website im Browser (Playwright)',
    command: ['playwright', 'test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport },
    live: true,
    needs: ['build', 'build-subpath'],
    report: { file: e2eReport, counts: (json) => playwrightCounts(json as PlaywrightReport) },
  },
  {
    name: 'size',
    group: 'size',
    title: 'Gewicht der Seiten',
    command: ['tsx', 'scripts/size.ts'],
    live: true,
    needs: ['build'],
  },
];
