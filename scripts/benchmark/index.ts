/**
 * `npm run benchmark -- [files] [engine] [size] [keystroke] [--runs N]`: figures of this machine, all of them where none is named.
 * The exit code does not judge: how fast a busy machine is says nothing about the code.
 */
import { parseArgs } from 'node:util';
import { benchmarkEngine } from './engine';
import { benchmarkFiles } from './files';
import { benchmarkKeystroke } from './keystroke';
import { measureSize } from './size';

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '100' } },
  allowPositionals: true,
});
const runs = Number(values.runs);
const parts: Record<string, () => void | Promise<void>> = {
  files: benchmarkFiles,
  engine: () => benchmarkEngine(runs),
  size: measureSize,
  keystroke: () => benchmarkKeystroke(runs),
};
const unknown = positionals.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined || !Number.isSafeInteger(runs) || runs < 50) {
  console.error('Aufruf: npm run benchmark -- [files] [engine] [size] [keystroke] [--runs N], mit N ab 50');
  process.exit(2);
}

async function main(): Promise<void> {
  for (const [name, run] of Object.entries(parts)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    await run();
    console.log();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
