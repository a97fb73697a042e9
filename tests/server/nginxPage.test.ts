/** The listings of the nginx page, judged by the installed nginx (Debian 12, 1.22.1). */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requireProgram } from './support/programs';
import { RuleJudge } from './support/ruleJudge';

const page = readFileSync(path.resolve(__dirname, '..', '..', 'docs', 'nginx.mdx'), 'utf8');
const deployed = path.resolve(__dirname, '..', '..', 'examples', 'backend', 'deploy', 'backend.nginx.conf');
const wrongText = /^```nginx title="falsch\.nginx\.conf"[^\n]*\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? '';

let judge: RuleJudge;
beforeAll(() => {
  requireProgram('/usr/sbin/nginx', 'nginx');
  judge = new RuleJudge();
});
afterAll(() => judge.close());

it('the configuration of the page is accepted without a warning', async () => {
  expect(page).toContain('```nginx file="examples/backend/deploy/backend.nginx.conf"');
  const text = readFileSync(deployed, 'utf8');
  expect(await judge.complaints([{ name: 'backend.nginx.conf', text }], 'debian-12')).toEqual([]);
});

it('the wrong example of the page is refused with the message that the page quotes', async () => {
  expect(page).toContain('`invalid host in upstream`');
  const wrong = { name: 'falsch.nginx.conf', text: wrongText };
  expect((await judge.complaints([wrong], 'debian-12')).join('\n')).toContain('invalid host in upstream');
});
