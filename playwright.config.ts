import { defineConfig } from '@playwright/test';
import { mainSite, subPathSite, type BuiltSite } from './tests/e2e/support/builtSites';
import { chromiumOptions } from './tests/e2e/support/chromium';

const serverOf = ({ folder, port, basePath, url }: BuiltSite) => ({
  command: `node scripts/serve.mjs ${folder} ${port} ${basePath}`,
  url,
  stdout: 'ignore' as const,
  stderr: 'pipe' as const,
});

/** End-to-end tests of the built site in Debian's Chromium; `npm run build` comes first. */
export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', 'a11y/**/*.spec.ts'],
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  reporter: [['list']],
  use: {
    baseURL: mainSite.url,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 800 },
    launchOptions: chromiumOptions,
    screenshot: 'only-on-failure',
  },
  webServer: [serverOf(mainSite), serverOf(subPathSite)],
});
