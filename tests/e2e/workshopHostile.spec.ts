/** What readers paste is text and stays text: markup, control characters, broken syntax, in every kind of file. */
import { encode } from '../../src/workshop/share/compress';
import { expect, test } from './support/test';
import { Workshop } from './support/workshop';

const pieces = [
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '</pre></code>',
    '<!--',
    ']]>',
    '&lt;',
    '"',
    "'",
    '`',
  ],
  ...[
    '[Service]\n',
    '[uwsgi]\n',
    'ExecStart=',
    'Environment=',
    'server {',
    'location ~ (',
    '}',
    ';',
    '{',
    '$',
    '${',
    '%',
    '%(',
  ],
  ...[
    'uwsgi --',
    '\\\n',
    '\n',
    '\t',
    '=',
    ' ',
    '#',
    '\u0000',
    '\u0007',
    '\u001b[31m',
    '\u202e',
    '\u2066',
    '\ufeff',
    '\u{1F600}',
  ],
  ...[
    '\ud800',
    'a'.repeat(300),
    '('.repeat(40),
    '{'.repeat(40),
    '"'.repeat(9),
    '../'.repeat(20),
    'javascript:alert(1)',
  ],
];

for (const kind of ['Kommandozeile', 'uWSGI-INI-Datei', 'Unit-Datei', 'nginx-Konfiguration']) {
  test(`2,000 hostile texts as „${kind}“ leave no exception, no element and no request`, async ({ page }) => {
    test.setTimeout(240_000);
    const bench = await Workshop.open(page);
    await bench.add(kind, 'a');
    await bench.button('Hinzufügen').click();
    await bench.button('nginx-Konfiguration').click();
    await bench.page.getByRole('tab').first().click();
    const injected = await bench.field.evaluate(async (element, parts) => {
      const field = element as HTMLTextAreaElement;
      const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
      let seed = 20261127;
      const random = (below: number): number => {
        // A linear congruential generator: the same texts each time
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        return seed % below;
      };
      const found: string[] = [];
      for (let round = 0; round < 2000; round += 1) {
        const text = Array.from({ length: 1 + random(25) }, () => parts[random(parts.length)]).join('');
        value?.set?.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        // Time for what checks the text beside the page
        if (round % 4 === 0) await new Promise(requestAnimationFrame);
        const foreign = document.querySelector('main :is(script, img, iframe, object, b, style, link)');
        if (foreign) found.push(`${foreign.outerHTML} durch ${JSON.stringify(text)}`);
        const shown = field.parentElement?.querySelector('pre code')?.textContent?.trimEnd();
        if (shown !== field.value.replaceAll('\0', '\uFFFD').trimEnd())
          found.push(`anders gezeigt: ${JSON.stringify(text)}`);
      }
      return found.slice(0, 3);
    }, pieces);
    expect(injected).toEqual([]);
    await expect(bench.field).toBeVisible();
  });
}

// Chromium takes 200 such changes in ten seconds; thousands are read in src/workshop/share/share.test.ts
test('180 hostile links leave no exception, no element and no request', async ({ page }) => {
  test.setTimeout(240_000);
  const bench = await Workshop.open(page);
  const found = await page.evaluate(async (parts) => {
    let seed = 20261127;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed % below;
    };
    const text = (): string => Array.from({ length: random(12) }, () => parts[random(parts.length)]).join('');
    const packed = async (value: string): Promise<string> => {
      const stream = new Blob([value]).stream().pipeThrough(new CompressionStream('deflate-raw'));
      const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
      return btoa(String.fromCharCode(...bytes))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replace(/=+$/, '');
    };
    /** Wrong in many ways: no base64, no deflate, no JSON, another shape, and right with texts that are none. */
    const kinds: (() => Promise<string>)[] = [
      () => Promise.resolve(text()),
      () => Promise.resolve(`v1.${encodeURIComponent(text().replace(/\p{Surrogate}/gu, ''))}`),
      () => Promise.resolve(`v${random(30)}.${'A'.repeat(random(200))}`),
      async () => `v1.${await packed(text())}`,
      async () => `v1.${await packed(JSON.stringify({ f: [[text(), random(3) === 0 ? random(9) : text(), text()]] }))}`,
      async () => `v1.${(await packed(JSON.stringify({ f: [['a', text()]] }))).slice(0, -1 - random(5))}`,
      async () =>
        `v1.${await packed(
          JSON.stringify({
            f: [
              [text(), text()],
              [text(), text(), 'nginx'],
            ],
            p: 'pip',
            a: random(5) - 2,
          }),
        )}`,
      async () => `v1.${await packed(`{"__proto__":{"f":1},"f":[["constructor","${'x'.repeat(random(9))}"]]}`)}`,
      async () => `v1.${await packed('['.repeat(20_000))}`,
    ];
    const problems: string[] = [];
    for (let round = 0; round < 180; round += 1) {
      const hash = await (kinds[round % kinds.length] as () => Promise<string>)();
      window.location.hash = hash;
      await new Promise(requestAnimationFrame);
      const foreign = document.querySelector('main :is(script, img, iframe, object, b, style, link)');
      if (foreign) problems.push(`${foreign.outerHTML} durch ${JSON.stringify(hash)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    return problems.slice(0, 3);
  }, pieces);
  expect(found).toEqual([]);
  // Still alive: a right link opens
  const hash = `#v1.${await encode(JSON.stringify({ f: [['zuletzt.service', '[Service]\n']] }))}`;
  await page.evaluate((last) => (window.location.hash = last), hash);
  await expect(bench.tab('zuletzt.service')).toBeVisible();
});
