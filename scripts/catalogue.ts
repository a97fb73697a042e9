/**
 * `npm run catalogue`: checks facts, texts and rules, prints versions, counts and coverage.
 * Exit code 1 with file and line where a text or rule is wrong.
 */
import { catalogueProblems, coverage, factVersions } from '../src/catalogue/check';
import { ruleProblems } from '../src/catalogue/checkRules';
import { readRules } from '../src/catalogue/rules';
import { formatProblems } from '../src/catalogue/yamlFile';

for (const line of factVersions()) console.log(line);
const problems = [...catalogueProblems(), ...ruleProblems()];
if (problems.length > 0) {
  console.error(`\n${formatProblems(problems)}\n\n${problems.length} Fehler in Texten und Regeln.`);
  process.exit(1);
}
console.log('\nErklärungen (mit Text von insgesamt):');
for (const { name, covered, total } of coverage()) {
  const share = ((100 * covered) / total).toFixed(1).replace('.', ',');
  console.log(
    `  ${name.padEnd(52)} ${String(covered).padStart(5)} von ${String(total).padStart(5)}  ${share.padStart(5)} %`,
  );
}
console.log(`\nRegeln: ${readRules().length} Diagnosen`);
