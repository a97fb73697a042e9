/** What readers paste is text and stays text: markup, control characters, broken syntax, in every kind of file. */
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
  test(`500 hostile texts as „${kind}“ leave no exception, no element and no request`, async ({ page }) => {
    test.setTimeout(180_000);
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
      for (let round = 0; round < 500; round += 1) {
        const text = Array.from({ length: 1 + random(25) }, () => parts[random(parts.length)]).join('');
        value?.set?.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        if (round % 10 === 0) await new Promise(requestAnimationFrame);
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
