import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { annotateFences } from '.';
import { languageOf } from './language';
import { stripMagicComments } from './magicComments';
import { parseMeta } from './meta';

/** Runs the plugin on a page; the properties of its fences, or the message that fails the build. */
function run(markdown: string, page = 'docs/seite.mdx'): Record<string, unknown>[] | string {
  const tree: Root = fromMarkdown(markdown);
  try {
    annotateFences({ baseUrl: '/' })(tree, new VFile({ path: page }));
  } catch (error) {
    return (error as Error).message;
  }
  return tree.children.flatMap((node) =>
    node.type === 'code' ? [{ value: node.value, ...node.data?.hProperties }] : [],
  );
}

const fence = (meta: string, ...lines: string[]): string =>
  ['# Titel', '', `\`\`\`${meta}`, ...lines, '```', ''].join('\n');

describe('annotateFences', () => {
  it('fails the build for a misspelt flag, with page, line, flag and suggestion', () => {
    const message = run(fence('bash', 'uwsgi --http :8000 \\', '  --mastr'));
    expect(message).toContain('docs/seite.mdx:5:3: Fehler: Die Option `--mastr` kennt');
    expect(message).toContain('Gemeint ist vermutlich `--master`. [uwsgi/unknown-option]');
  });

  it('fails the build for a warning that the fence does not expect', () => {
    expect(run(fence('ini title="a.service"', '[Service]', 'Restart=allways', 'ExecStart=/bin/true'))).toContain(
      'docs/seite.mdx:5:9: Warnung:',
    );
  });

  it('fails the build for an expected diagnostic that does not come', () => {
    expect(run(fence('bash expect="uwsgi/unknown-option"', 'uwsgi --master'))).toContain(
      'Die Diagnose „uwsgi/unknown-option“ steht in expect',
    );
  });

  it('accepts a deliberately wrong fence that says so', () => {
    expect(run(fence('bash expect="uwsgi/unknown-option"', 'uwsgi --mastr'))).toHaveLength(1);
  });

  it('counts lines of the page, not of the fence without its magic comments', () => {
    expect(run(fence('bash', '# highlight-next-line', 'uwsgi --master', 'uwsgi --mastr'))).toContain(
      'docs/seite.mdx:6:7:',
    );
  });

  it('names an unknown profile', () => {
    expect(run(fence('bash profile="debian-11"', 'uwsgi --master'))).toContain(
      'docs/seite.mdx:3: Das Profil „debian-11“ gibt es nicht.',
    );
  });

  it('colours what it does not annotate', () => {
    const [properties] = run(fence('python', 'def f(): pass')) as Record<string, unknown>[];
    expect(properties?.annotated).toBeUndefined();
    expect(properties?.codeHtml).toContain('<span class="token keyword">def</span>');
  });

  it('gives blocks of one page different names', () => {
    const blocks = run(fence('bash', 'uwsgi --master') + fence('bash', 'uwsgi --vacuum')) as Record<string, unknown>[];
    expect(blocks.map(({ block }) => block)).toEqual(['titel', 'titel-2']);
  });

  it('judges with the profile of the fence', () => {
    expect(run(fence('bash profile="debian-12"', 'uwsgi --http :8000'))).toContain('[uwsgi/plugin-not-loaded]');
  });
});

describe('fences of one deployment', () => {
  const ini = (meta: string): string =>
    fence(
      `ini title="uwsgi.ini" ${meta}`,
      '[uwsgi]',
      'module = src.run:app',
      'master = true',
      'need-app = true',
      'http-socket = 127.0.0.1:9000',
    );
  const nginx = (meta: string): string =>
    fence(
      `nginx title="backend.conf" ${meta}`,
      'server {',
      '    listen 80;',
      '    location / {',
      '        include uwsgi_params;',
      '        uwsgi_param HTTP_X_FORWARDED_PROTO $scheme;',
      '        uwsgi_param HTTP_TRANSFER_ENCODING "";',
      '        uwsgi_pass 127.0.0.1:9000;',
      '    }',
      '}',
    );

  it('fail the build where they do not fit together, with the line of the page', () => {
    const page = ini('stack="a"') + nginx('stack="a"');
    const line = page.split('\n').findIndex((text) => text.includes('uwsgi_pass')) + 1;
    const message = run(page);
    expect(message).toContain(`docs/seite.mdx:${line}:20: Fehler:`);
    expect(message).toContain('[stack/protocol-mismatch]');
  });

  it('say with expect that they are deliberately wrong', () => {
    expect(run(ini('stack="a"') + nginx('stack="a" expect="stack/protocol-mismatch"'))).toHaveLength(2);
  });

  it('fail the build where an expected code does not come', () => {
    const right = ini('stack="a"').replace('http-socket', 'socket');
    expect(run(right + nginx('stack="a" expect="stack/protocol-mismatch"'))).toContain('[expect]');
  });

  it('are those with the same name and no others', () => {
    expect(run(ini('stack="a"') + nginx('stack="b"'))).toHaveLength(2);
    expect(run(ini('') + nginx(''))).toHaveLength(2);
  });

  it('may stand on several pages of an edition', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'edition-'));
    try {
      const page = path.join(folder, 'nginx.mdx');
      writeFileSync(path.join(folder, 'uwsgi.mdx'), ini('stack="a"'));
      writeFileSync(page, nginx('stack="a"'));
      expect(run(nginx('stack="a"'), page)).toContain('[stack/protocol-mismatch]');
      expect(run(nginx('stack="b"'), page)).toHaveLength(1);
      writeFileSync(path.join(folder, 'uwsgi.mdx'), ini('stack="a"').replace('http-socket', 'socket'));
      expect(run(nginx('stack="a"'), page)).toHaveLength(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('languageOf', () => {
  it.each([
    ['bash', null, 'uwsgi --master', 'uwsgi-command'],
    ['bash', null, 'pip install uwsgi', null],
    ['ini', 'backend.service', '', 'systemd'],
    ['ini', 'backend.service (Ausschnitt)', '', 'systemd'],
    ['ini', '/etc/systemd/system/backend.service.d/override.conf', '', 'systemd'],
    ['ini', 'backend.ini', '', 'uwsgi-ini'],
    ['ini', null, '[uwsgi]\nmaster = true', 'uwsgi-ini'],
    ['ini', 'setup.cfg', '[metadata]', null],
    ['systemd', null, '', 'systemd'],
    ['python', null, '', null],
  ])('takes %s with title %s for %s', (lang, title, code, language) => {
    expect(languageOf(lang, title, code)).toBe(language);
  });
});

describe('meta', () => {
  it('reads title, expectations, flags and lines in any order', () => {
    expect(parseMeta(`{1,3-4} live expect="a/b, c/d" title='x y'`)).toEqual({
      title: 'x y',
      expect: ['a/b', 'c/d'],
      profile: null,
      stack: null,
      annotate: true,
      live: true,
      notesOpen: false,
      highlighted: new Set([1, 3, 4]),
    });
  });

  it('takes magic comments out and remembers where the lines stood', () => {
    expect(stripMagicComments('a\n# highlight-start\nb\n# highlight-end\nc')).toEqual({
      text: 'a\nb\nc',
      highlighted: new Set([2]),
      sourceLines: [1, 3, 5],
    });
  });
});
