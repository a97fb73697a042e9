/** What the HTML of the uWSGI page holds before any script runs. */
import { expect, test, type Page } from './support/test';
import { uwsgiPage } from './support/pages';
import { Block, titles } from './support/block';

test.use({ javaScriptEnabled: false });

const flags = {
  '--http': 'uwsgi/http',
  '-w': 'uwsgi/module',
  '--master': 'uwsgi/master',
  '--strict': 'uwsgi/strict',
  '--enable-threads': 'uwsgi/enable-threads',
  '--vacuum': 'uwsgi/vacuum',
  '--single-interpreter': 'uwsgi/single-interpreter',
  '--need-app': 'uwsgi/need-app',
};

const directives = {
  Description: 'systemd/Unit.Description',
  After: 'systemd/Unit.After',
  User: 'systemd/Service.User',
  Group: 'systemd/Service.Group',
  WorkingDirectory: 'systemd/Service.WorkingDirectory',
  ExecStart: 'systemd/Service.ExecStart',
  Restart: 'systemd/Service.Restart',
  Environment: 'systemd/Service.Environment',
  WantedBy: 'systemd/Install.WantedBy',
};

/** At least one whole sentence. */
const sentence = /^.{24,}?\.(\s|$)/s;

/** What a `<dd>` says first: its summary, or all of it where it is the line of a value. */
const firstWords = (description: Element): string =>
  (description.querySelector(':scope > [data-part="summary"]') ?? description).textContent ?? '';

/** The first words of the note that a token leads to; fails where there is no such note. */
async function noteOf(block: Block, label: string, entry: string): Promise<string> {
  const token = block.tokens.filter({ hasText: new RegExp(`^${label.replaceAll('.', '\\.')}$`) }).first();
  await expect(token, label).toHaveAttribute('data-annotation', entry);
  const id = (await token.getAttribute('href'))?.replace(/^#/, '') ?? '';
  return block.page.locator(`dt[id="${id}"] + dd`).evaluate(firstWords);
}

for (const [title, block] of Object.entries({ [titles.command]: 'the command line', [titles.unit]: 'ExecStart=' })) {
  for (const [flag, entry] of Object.entries(flags)) {
    test(`explains ${flag} of ${block} in a sentence`, async ({ page }) => {
      await page.goto(uwsgiPage);
      expect(await noteOf(new Block(page, title), flag, entry)).toMatch(sentence);
    });
  }

  test(`explains the value src.run:app of ${block} in a sentence`, async ({ page }) => {
    await page.goto(uwsgiPage);
    expect(await noteOf(new Block(page, title), 'src.run:app', 'value/module')).toMatch(sentence);
  });
}

for (const [name, entry] of Object.entries(directives)) {
  test(`explains the directive ${name}= in a sentence`, async ({ page }) => {
    await page.goto(uwsgiPage);
    expect(await noteOf(new Block(page, titles.unit), name, entry)).toMatch(sentence);
  });
}

test('explains the command inside ExecStart= as a whole and word by word', async ({ page }) => {
  await page.goto(uwsgiPage);
  const unit = new Block(page, titles.unit);
  const command = unit.figure.locator('code span[data-annotation="value/exec-command"]');
  await expect(command).toHaveCount(1);
  await expect(command.locator('a[data-annotation]')).toHaveCount(11);
  const note = unit.list.locator('dt[id="ps-backend-service--systemd-service-execstart"] + dd');
  await expect(note.locator('[data-part="values"] dt[id] + dd')).toHaveText([sentence]);
});

test('every token of every block leads to a note with a sentence', async ({ page }) => {
  await page.goto(uwsgiPage);
  const tokens = await page.locator('code a[data-annotation]').evaluateAll((anchors) =>
    anchors.map((anchor) => {
      const term = document.getElementById((anchor as HTMLAnchorElement).hash.slice(1));
      const note = term?.matches('dt[id]:has(+ dd)') ? term.nextElementSibling : null;
      return { token: anchor.textContent, text: (note?.querySelector('[data-part="summary"]') ?? note)?.textContent };
    }),
  );
  expect(tokens.length).toBeGreaterThan(50);
  expect(tokens.filter(({ text }) => !sentence.test(text ?? ''))).toEqual([]);
});

const repeatedIds = (page: Page): Promise<string[]> =>
  page.locator('[id]').evaluateAll((elements) => {
    const ids = elements.map(({ id }) => id);
    return ids.filter((id, index) => ids.indexOf(id) !== index);
  });

test('gives each id once', async ({ page }) => {
  await page.goto(uwsgiPage);
  expect(await repeatedIds(page)).toEqual([]);
});

test('has no link inside a link', async ({ page }) => {
  // The parser would tear nested anchors apart: the written text counts.
  const html = await (await page.request.get(uwsgiPage)).text();
  const depths = [...html.matchAll(/<(\/?)a[\s>]/g)].map(([, end]) => (end === '/' ? -1 : 1));
  let depth = 0;
  const deepest = Math.max(...depths.map((step) => (depth += step)));
  expect([deepest, depth]).toEqual([1, 0]);
});

test('every link within the page leads to an element that exists', async ({ page }) => {
  await page.goto(uwsgiPage);
  const dead = await page
    .locator('main a[href^="#"]')
    .evaluateAll((anchors) =>
      anchors
        .map((anchor) => decodeURIComponent((anchor as HTMLAnchorElement).hash.slice(1)))
        .filter((id) => document.getElementById(id) === null),
    );
  expect(dead).toEqual([]);
});

test('every marked place of a diagnostic has its entry in the list below the block', async ({ page }) => {
  await page.goto(uwsgiPage);
  const blocks = await page.locator('figure:has(code [data-diagnostic])').evaluateAll((figures) =>
    figures.map((figure) => {
      const codes = (selector: string): string[] => [
        ...new Set(
          [...figure.querySelectorAll<HTMLElement>(selector)].map(
            ({ dataset }) => `${dataset.severity} ${dataset.diagnostic}`,
          ),
        ),
      ];
      return { marked: codes('pre code [data-diagnostic]').sort(), listed: codes('li[data-diagnostic]').sort() };
    }),
  );
  expect(blocks.length).toBeGreaterThan(0);
  for (const { marked, listed } of blocks) expect(marked).toEqual(listed);
});
