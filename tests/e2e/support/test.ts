/** Playwright's `test` with what holds for every test: a quiet console, and no request to another origin. */
import { test as base, type Page } from '@playwright/test';

export { expect, type Locator, type Page } from '@playwright/test';

interface Watched {
  /** What may stand in the console of this test, for instance the status 404 of a page that is missing. */
  expectedProblems: RegExp | null;
  problems: string[];
}

/** Collects what a page must never do: errors, violations of its policy, requests to others, missing files. */
function watch(page: Page, origin: string, problems: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || /content security policy/i.test(message.text())) {
      problems.push(`Konsole: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', (error) => problems.push(`Ausnahme: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin: target } = new URL(request.url());
    if (protocol.startsWith('http') && target !== origin) problems.push(`Fremde Adresse: ${request.url()}`);
    if (request.method() !== 'GET') problems.push(`${request.method()} ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`Status ${response.status()}: ${response.url()}`);
  });
}

export const test = base.extend<Watched>({
  expectedProblems: [null, { option: true }],
  problems: [
    async ({ page, baseURL, expectedProblems }, use) => {
      const problems: string[] = [];
      watch(page, new URL(baseURL ?? '').origin, problems);
      await use(problems);
      const unexpected = problems.filter((problem) => !expectedProblems?.test(problem));
      base.expect(unexpected, 'Konsole und Netz bleiben still').toEqual([]);
    },
    { auto: true },
  ],
});
