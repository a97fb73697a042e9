/**
 * `npm run size`: what the built uWSGI page, or the page given as an address, asks of a connection. Prints a table; exit code 1 above the budget.
 * The build comes first; `SITE_BUILD` names its folder.
 */
import { mainSite } from '../tests/e2e/support/builtSites';
import { measure } from './size/measure';
import { objectionsTo, tableOf } from './size/report';
import { serve } from './serve.mjs';

async function main(): Promise<void> {
  const server = await serve(mainSite.folder, mainSite.port, mainSite.basePath);
  try {
    const measurement = await measure(`${mainSite.url}${process.argv[2] ?? 'docs/uwsgi/'}`);
    console.log(tableOf(measurement).join('\n'));
    const objections = objectionsTo(measurement);
    if (objections.length > 0) throw new Error(`\n${objections.join('\n')}`);
  } finally {
    server.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
