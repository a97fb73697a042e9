/** The listings of the nginx page, judged by the installed nginx (Debian 12, 1.22.1). */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requireProgram } from './support/programs';
import { RuleJudge } from './support/ruleJudge';

const page = readFileSync(path.resolve(__dirname, '..', '..', 'docs', 'nginx.mdx'), 'utf8');
const fences = [...page.matchAll(/^```nginx title="([^"]+)"[^\n]*\n([\s\S]*?)^```$/gm)].map((match) => ({
  name: match[1] ?? '',
  text: match[2] ?? '',
}));

let judge: RuleJudge;
beforeAll(() => {
  requireProgram('/usr/sbin/nginx', 'nginx');
  judge = new RuleJudge();
});
afterAll(() => judge.close());

it('the configuration of the page is accepted without a warning', async () => {
  const [configuration] = fences;
  expect(configuration?.name).toBe('backend.nginx.conf');
  expect(await judge.complaints(configuration ? [configuration] : [], 'debian-12')).toEqual([]);
});

it('the wrong example of the page is refused with the message that the page quotes', async () => {
  const wrong = fences[1];
  expect(page).toContain('`invalid host in upstream`');
  expect((await judge.complaints(wrong ? [wrong] : [], 'debian-12')).join('\n')).toContain('invalid host in upstream');
});
