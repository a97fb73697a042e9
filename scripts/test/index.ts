/**
 * `npm test`: runs every step, also after one has failed, and ends with the counts.
 * `--only lint,unit` runs some steps, by name or group. `STRICT=1` takes skipped tests for failed ones.
 */
import { mkdirSync } from 'node:fs';
import { type Counts, singleCount, strictly, sum } from './counts';
import { runStep } from './runStep';
import { reportFolder, type Step, steps } from './steps';

const strict = process.env.STRICT === '1';

interface Result {
  step: Step;
  counts: Counts;
  note: string;
  /** The end of what the program wrote; empty where it did not run. */
  end: string;
}

const lastLines = (text: string, count: number): string => text.trimEnd().split('\n').slice(-count).join('\n');

const german = (value: number): string => value.toFixed(1).replace('.', ',');

/** What a reader wants to know of a finished step in one line. */
function describe({ passed, failed, skipped }: Counts, hasReport: boolean): string {
  if (!hasReport) return failed > 0 ? 'fehlgeschlagen' : 'in Ordnung';
  const parts = [`${passed} bestanden`];
  if (failed > 0) parts.push(`${failed} fehlgeschlagen`);
  if (skipped > 0) parts.push(`${skipped} nicht gelaufen`);
  return parts.join(', ');
}

async function run(step: Step, before: Result[]): Promise<Result> {
  const missing = before.find((result) => step.needs?.includes(result.step.name) && result.counts.failed > 0);
  if (missing) {
    console.log(`  nicht gelaufen: Der Schritt „${missing.step.title}“ ist fehlgeschlagen.`);
    return { step, counts: singleCount(false), note: 'nicht gelaufen', end: '' };
  }
  const { counts, seconds, output, remark } = await runStep(step);
  const judged = strict ? strictly(counts) : counts;
  if (judged.failed > 0 && !step.live) process.stdout.write(output);
  if (remark !== null) console.log(`  ${remark}`);
  const note = describe(judged, step.report !== undefined);
  console.log(`  ${judged.failed > 0 ? '✗' : '✓'} ${note} (${german(seconds)} s)`);
  return { step, counts: judged, note, end: lastLines(output, 30) };
}

function selectedSteps(): Step[] {
  const at = process.argv.indexOf('--only');
  if (at === -1) return steps;
  const wanted = (process.argv[at + 1] ?? '').split(',');
  const known = new Set(steps.flatMap(({ name, group }) => [name, group]));
  const unknown = wanted.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Error(`Schritt „${unknown.join('“, „')}“ gibt es nicht. Bekannt: ${[...known].join(', ')}`);
  }
  return steps.filter(({ name, group }) => wanted.includes(name) || wanted.includes(group));
}

async function main(): Promise<void> {
  const selected = selectedSteps();
  mkdirSync(reportFolder, { recursive: true });
  const results: Result[] = [];
  for (const [index, step] of selected.entries()) {
    console.log(`\n[${index + 1}/${selected.length}] ${step.title}`);
    results.push(await run(step, results));
  }

  const failed = results.filter(({ counts }) => counts.failed > 0);
  // A log is often cut at its beginning: what failed, once more where it ends
  for (const { step, end } of failed) if (end !== '') console.log(`\n${step.title}, Ende der Ausgabe:\n${end}`);
  console.log('\nZusammenfassung');
  for (const { step, counts, note } of results)
    console.log(`  ${counts.failed > 0 ? '✗' : '✓'} ${step.title}: ${note}`);
  if (failed.length > 0) {
    console.log(`\nEinzeln wiederholen: npm test -- --only ${failed.map(({ step }) => step.name).join(',')}`);
  }
  const total = sum(results.map(({ counts }) => counts));
  if (total.skipped > 0) console.log(`${total.skipped} Tests sind nicht gelaufen.`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
});
