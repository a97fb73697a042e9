/** How long an analysis takes beside Prism's highlighting of the same text, in the same run, one after the other. */
import path from 'node:path';
import { buildSync } from 'esbuild';
import { Prism } from 'prism-react-renderer';
import { loadCatalogue } from '../../src/catalogue/load';
import type { AnalyseOptions, Analysis } from '../../src/engine/types';
import { grammarOf, type PrismToken } from '../../src/markup/prism';
import { commandOptions, nginxLines, unitLines } from './samples';
import { german, judged, median, quantile } from './statistics';

type Analyse = (text: string, options: AnalyseOptions) => Analysis;

const goal = 0.5;
const warmUp = 30;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** HTML of Prism's tokens, as `Prism.highlight` makes it: one `span` with its classes for each token. */
function toHtml(token: string | PrismToken | (string | PrismToken)[]): string {
  if (typeof token === 'string') return token.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign);
  if (Array.isArray(token)) return token.map(toHtml).join('');
  const alias = token.alias === undefined ? '' : ` ${[token.alias].flat().join(' ')}`;
  return `<span class="token ${token.type}${alias}">${toHtml(token.content)}</span>`;
}

/** The engine as a page gets it: bundled and minified, like Prism's own file. tsx would slow it down. */
function bundledAnalyse(): Analyse {
  const outfile = path.resolve('node_modules', '.cache', 'benchmark', 'engine.cjs');
  const entry = path.resolve(__dirname, '..', '..', 'src', 'engine', 'analyse.ts');
  buildSync({ entryPoints: [entry], bundle: true, minify: true, platform: 'node', format: 'cjs', outfile });
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the file has just been written
  return (require(outfile) as { analyse: Analyse }).analyse;
}

/** Milliseconds of the processor: on a busy machine the clock punishes whatever takes longer than a time slice. */
function timed(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

interface Case {
  title: string;
  text: string;
  options: Omit<AnalyseOptions, 'catalogue'>;
  grammar: string;
}

export function benchmarkEngine(runs: number): void {
  const catalogue = loadCatalogue();
  const analyse = bundledAnalyse();
  const cases: Case[] = [
    {
      title: '200 Zeilen Unit-Datei',
      text: unitLines(200),
      options: { language: 'systemd', fileName: 'app.service' },
      grammar: 'systemd',
    },
    {
      title: '2.000 Zeilen nginx',
      text: nginxLines(2000),
      options: { language: 'nginx', fileName: 'nginx.conf' },
      grammar: 'nginx',
    },
    {
      title: 'Kommandozeile mit 100 Optionen',
      text: commandOptions(100, catalogue),
      options: { language: 'uwsgi-command' },
      grammar: 'bash',
    },
  ];
  console.log(`Analyse neben Prism, ${runs} Läufe abwechselnd in einem Prozess, nach ${warmUp} Läufen zum Aufwärmen`);
  console.log('  Gemessen ist die Prozessorzeit dieses Prozesses, Speicherbereinigung eingeschlossen.');
  console.log('  Analyse: analyse(text) mit geladenem Katalog: Token, Erklärungen, Diagnosen mit ihren Texten');
  console.log('  Token:   Prism.tokenize(text) · HTML: dasselbe und daraus das HTML, wie es Prism.highlight liefert');
  for (const each of cases) benchmarkCase(each);

  function benchmarkCase({ title, text, options, grammar }: Case): void {
    const tokenise = grammarOf(grammar);
    if (!tokenise || !Prism.languages[grammar]) throw new Error(`Prism kennt „${grammar}“ nicht.`);
    const tasks = {
      analyse: () => void analyse(text, { ...options, catalogue }),
      tokens: () => void tokenise(text),
      html: () => void toHtml(tokenise(text)),
    };
    const times = { analyse: [] as number[], tokens: [] as number[], html: [] as number[] };
    for (let run = -warmUp; run < runs; run += 1) {
      for (const name of ['analyse', 'tokens', 'html'] as const) {
        const time = timed(tasks[name]);
        if (run >= 0) times[name].push(time);
      }
    }
    const shown = (values: number[]): string =>
      `Median ${german(median(values))} ms, 95. Perzentil ${german(quantile(values, 0.95))} ms`;
    console.log(`\n${title} (${german(text.length, 0)} Zeichen)`);
    console.log(`  Analyse  ${shown(times.analyse)}`);
    console.log(
      `  Token    ${shown(times.tokens)}; Verhältnis ${judged(median(times.analyse) / median(times.tokens), goal)}`,
    );
    console.log(
      `  HTML     ${shown(times.html)}; Verhältnis ${judged(median(times.analyse) / median(times.html), goal)}`,
    );
  }
}
