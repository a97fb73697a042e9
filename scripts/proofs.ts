/**
 * `npm run proofs`: lists the statements of the guide by page and section with what proves them: experiments, sources and
 * commands that the test from start to end carries out. A section with statements about behaviour and no proof is named
 * and makes the exit code 1.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(__dirname, '..', 'docs');

interface Section {
  title: string;
  sentences: string[];
  experiments: string[];
  sources: string[];
  commands: number;
}

/** Sections that tell what to do or where to go on, and claim nothing about the programs. */
const withoutClaims = new Set([
  '',
  'Für wen der Leitfaden geschrieben ist',
  'So lesen sich die Codeblöcke',
  'So ist der Leitfaden geprüft',
  'So prüfen',
  'Was bereitgestellt wird',
]);

function sectionsOf(page: string): Section[] {
  const sections: Section[] = [];
  let fence = false;
  let current: Section = { title: '', sentences: [], experiments: [], sources: [], commands: 0 };
  for (const line of page.replace(/^---\n[\s\S]*?\n---\n/, '').split('\n')) {
    if (line.startsWith('```')) {
      fence = !fence;
      if (fence && line.startsWith('```bash')) current.commands += 1;
      continue;
    }
    if (fence) continue;
    const heading = /^##+ (.*?)(?: \{\/\*.*)?$/.exec(line)?.[1];
    if (heading !== undefined) {
      sections.push(current);
      current = { title: heading, sentences: [], experiments: [], sources: [], commands: 0 };
      continue;
    }
    const experiment = /<(?:Experiment id="([^"]+)"|(HardeningSteps))/.exec(line);
    if (experiment) current.experiments.push(experiment[1] ?? 'hardening-steps');
    else if (!/^(?:import |<|\||#|:::|$)/.test(line)) current.sentences.push(...line.split(/(?<=[.:])\s+/));
    for (const [source] of line.matchAll(
      /\]\(https?:[^)]+\)|\b[a-z-]+#\d{2,5}\b|siehe (?:das Handbuch|Changelog|`)[^.]*|aus `core\/[^`]+`|\b[a-z.]+\(\d\), systemd \d+/g,
    ))
      current.sources.push(source);
  }
  return [...sections, current];
}

const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    return { name, position: Number(/sidebar_position: (\d+)/.exec(text)?.[1] ?? 0), sections: sectionsOf(text) };
  })
  .sort((a, b) => a.position - b.position);

let open = 0;
const used = new Set<string>();
for (const { name, sections } of pages) {
  console.log(`\n${name}`);
  for (const { title, sentences, experiments, sources, commands } of sections) {
    experiments.forEach((id) => used.add(id));
    if (sentences.length === 0) continue;
    const proofs = [
      ...experiments,
      ...sources,
      ...(commands > 0 ? [`${commands} Codeblöcke mit Befehlen, ausgeführt`] : []),
    ];
    const missing = proofs.length === 0 && !withoutClaims.has(title);
    if (missing) open += 1;
    console.log(
      `  ${(title || '(Anfang)').padEnd(44)} ${String(sentences.length).padStart(3)} Zeilen  ${missing ? 'OHNE BELEG' : proofs.join(', ')}`,
    );
  }
}
console.log(`\n${used.size} Versuche auf ${pages.length} Seiten; ${open} Abschnitte ohne Beleg`);
if (open > 0) process.exitCode = 1;
