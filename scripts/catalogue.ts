/**
 * `npm run catalogue`: checks facts and texts, prints versions, counts and coverage.
 * Exit code 1 with file and line where a text is wrong.
 */
import { catalogueProblems, coverage, factVersions } from '../src/catalogue/check';
import { formatProblems } from '../src/catalogue/yamlFile';

for (const line of factVersions()) console.log(line);
const problems = catalogueProblems();
if (problems.length > 0) {
  console.error(`\n${formatProblems(problems)}\n\n${problems.length} Fehler in den Texten.`);
  process.exit(1);
}
console.log('\nErklärungen (mit Text von insgesamt):');
for (const { name, covered, total } of coverage()) {
  const share = ((100 * covered) / total).toFixed(1).replace('.', ',');
  console.log(
    `  ${name.padEnd(52)} ${String(covered).padStart(5)} von ${String(total).padStart(5)}  ${share.padStart(5)} %`,
  );
}
