/**
 * From the source page's unit to a service that answers: pasted on a phone, repaired step by step on the bench, started on a
 * machine with a real systemd and nginx. uWSGI from PyPI is stood in for by Debian's behind a wrapper.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Machine } from '../../scripts/laboratory/machine';
import { sidewaysScroll } from './support/pages';
import { expect, test } from './support/test';
import { nginxToPort, Workshop } from './support/workshop';

const sourceUnit = /```ini title="ps-backend\.service" [^\n]*\n([\s\S]*?)```/.exec(
  readFileSync(path.resolve('versioned_docs/version-1.0/uwsgi.mdx'), 'utf8'),
)?.[1];

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

/** Applies suggestions one by one until none is left that was not tried; what was done, in order. */
async function applyAll(bench: Workshop): Promise<string[]> {
  const done: string[] = [];
  for (;;) {
    const titles = await bench.findings
      .locator('details > summary')
      .evaluateAll((all) =>
        all.map((summary) => `${summary.closest('li')?.getAttribute('data-diagnostic')}: ${summary.textContent}`),
      );
    const next = titles.findIndex((title) => !done.some((earlier) => earlier.split(':')[0] === title.split(':')[0]));
    if (next < 0) return done;
    const summary = bench.findings.locator('details > summary').nth(next);
    await summary.tap();
    await summary.locator('xpath=..').getByRole('button', { name: 'Übernehmen' }).tap();
    done.push(titles[next] ?? '');
    // The list follows the text after a moment
    await bench.page.waitForTimeout(400);
  }
}

async function textOf(bench: Workshop, name: string): Promise<string> {
  await bench.tab(name).click();
  return bench.field.inputValue();
}

test('the source page’s unit and an nginx with another protocol become a service that answers', async ({ page }) => {
  test.setTimeout(120_000);
  const bench = await Workshop.open(page);
  await bench.add('Unit-Datei', sourceUnit ?? '');
  await bench.add('nginx-Konfiguration', nginxToPort);
  await expect(bench.finding('stack/protocol-mismatch')).toHaveCount(1);
  expect(await bench.codes()).toEqual(
    expect.arrayContaining([
      'stack/protocol-mismatch',
      'practice/sigterm-reloads',
      'practice/secret-in-unit',
      'practice/no-restart-delay',
    ]),
  );
  const done = await applyAll(bench);
  expect(done.length).toBeGreaterThanOrEqual(8);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  const codes = await bench.codes();
  for (const gone of ['stack/protocol-mismatch', 'practice/sigterm-reloads', 'practice/no-restart-delay'])
    expect(codes).not.toContain(gone);
  const unit = await textOf(bench, 'backend.service');
  const site = await textOf(bench, 'backend.nginx.conf');

  const machine = await Machine.boot('systemd');
  try {
    machine.put(path.resolve('examples/backend'), '/home/house-admin/ps-housetech-backend-main');
    const write = (file: string, text: string): string =>
      `base64 -d <<<${Buffer.from(text).toString('base64')} >${file}`;
    const { output } = machine.run(
      [
        'useradd house-admin; chmod 755 /home/house-admin',
        'cd /home/house-admin/ps-housetech-backend-main; mkdir -p .venv/bin',
        `printf '#!/bin/sh\\nexec /usr/bin/uwsgi --plugins http,python3 "$@"\\n' >.venv/bin/uwsgi; chmod +x .venv/bin/uwsgi`,
        write('/etc/systemd/system/backend.service', unit),
        write('/etc/nginx/sites-enabled/backend', site),
        'systemctl daemon-reload; systemctl restart nginx; systemctl start backend',
        `curl -s -o /dev/null -w 'Antwort %{http_code}\\n' http://127.0.0.1/api/health`,
        // The router of `--http` is away for a moment, as `stack/router-behind-nginx` says
        'systemctl reload backend; sleep 1; for _ in $(seq 50); do curl -sf -o /dev/null http://127.0.0.1/api/health && break; sleep 0.2; done',
        `curl -s -o /dev/null -w 'danach %{http_code}\\n' http://127.0.0.1/api/health`,
        'systemctl stop backend; systemctl show -p Result backend',
      ].join('\n'),
    );
    expect(output).toContain('Antwort 200');
    expect(output).toContain('danach 200');
    expect(output).toContain('Result=success');
  } finally {
    await machine.down();
  }
});
