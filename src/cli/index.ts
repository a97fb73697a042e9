/** Entry of the bundle that `start.mjs` runs; the catalogue is put beside it when it is built. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { main, type Knowledge } from './main';

const load = (): Knowledge => JSON.parse(readFileSync(path.join(__dirname, 'catalogue.json'), 'utf8')) as Knowledge;

// A reader that has seen enough, such as `head`, closes the pipe: that is no fault of anybody
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main(process.argv.slice(2), load)
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    console.error(`check-config: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  });
