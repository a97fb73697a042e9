import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/load';
import { emptyBench, reduceBench, type NewFile } from './bench';
import { reportMarkdown, reportOf } from './report';

const catalogue = loadCatalogue();

function markdownOf(files: NewFile[], shown: ReadonlySet<string> = new Set()): string {
  const bench = reduceBench(emptyBench, { type: 'add', files });
  return reportMarkdown(reportOf(bench.files, 'debian-12', shown, catalogue), '27.11.2026');
}

const unit =
  '[Service]\nEnvironment=API_KEY=sehrgeheim\nExecStart=/usr/bin/uwsgi --plugin python3 --http-socket :80 -w a:b\n';

describe('the report', () => {
  it('has files, diagnostics with lines, and explanations', () => {
    const text = markdownOf([{ name: 'backend.service', text: unit }]);
    expect(text).toContain('## `backend.service` (Unit-Datei)');
    expect(text).toContain('```\n[Service]\nEnvironment=API_KEY=***\n');
    expect(text).toMatch(/- \*\*Warnung\*\*, Zeile 2, `practice\/secret-in-unit`: /);
    expect(text).toMatch(/- `Environment=` \(Direktive · systemd\): \S/);
    expect(text).toContain('Geprüft für uWSGI 2.0.21 (Debian 12), systemd 252');
  });

  it('repeats no secret, unless it is to be shown', () => {
    const files = [
      { name: 'backend.service', text: unit },
      {
        name: 'n.conf',
        text: 'server {\n    location / {\n        uwsgi_param API_TOKEN "nochgeheimer";\n        proxy_pass http://anna:langes-wort@10.0.0.1;\n    }\n}\n',
      },
    ];
    expect(markdownOf(files)).not.toMatch(/sehrgeheim|nochgeheimer|langes-wort/);
    expect(markdownOf(files, new Set(['f1 API_KEY 1']))).toContain('API_KEY=sehrgeheim');
  });

  it('lets no text begin anything of its own', () => {
    const text = markdownOf([
      { name: 'a`b`.service', text: '```\n<script>alert(1)</script>\n' },
      { name: '<img src=x>', text: 'nichts davon' },
    ]);
    expect(text).toContain('## `` a`b`.service ``');
    expect(text).toContain('````\n```\n<script>alert(1)</script>\n````');
    expect(text).toContain('## `<img src=x>`');
  });

  it('says why a file is not read', () => {
    expect(markdownOf([{ name: 'x', text: 'nichts davon' }])).toContain('Weder Name noch Inhalt');
  });
});
