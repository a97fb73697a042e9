import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/engine/text/edit';
import { environment, root, script, Workplace } from './checkConfig';

const work = new Workplace();
afterAll(() => work.remove());

const good = work.write('good.service', '[Unit]\nDescription=x\n\n[Service]\nExecStart=/bin/true\n');
const wrongIni = work.write('wrong.ini', '[uwsgi]\nmastre = true\n');
const wrongSite = work.write('site.conf', 'server {\n\tlisten 127.0.0.1:8080;\n\tserver_nam x;\n}\n');
const warned = work.write('warned.service', '[Service]\nExecStart=/bin/true\nRestart=alwys\n');
/** An umlaut, an emoji and Windows line breaks in front of the place. */
const wide = work.write('wide.service', '[Service]\r\nExecStart=/bin/true\r\nEnvironment=A=Ä😀\r\nRestart=😀x\r\n');

interface Place {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}
type Shown = Place & {
  severity: string;
  code: string;
  message: string;
  fixes: { title: string; edits: (Place & { text: string })[] }[];
};
interface Report {
  file: string;
  kind: string;
  profile: string;
  diagnostics: Shown[];
}

function json(words: string[], input?: string): Report[] {
  const { stdout } = work.run(['--format=json', ...words], { input });
  return JSON.parse(stdout) as Report[];
}

describe('check-config as text', () => {
  it('prints a GNU line, the source, a marker and a summary', () => {
    const { code, stdout, stderr } = work.run([wrongSite]);
    const [headline, source, marker, summary] = stdout.split('\n');
    expect(headline).toMatch(/^site\.conf:3:2: error: .*`server_nam`.* \[nginx\/unknown-directive\]$/);
    expect(source).toBe('          server_nam x;');
    expect(marker).toBe('          ^~~~~~~~~~');
    expect(summary).toBe('1 Datei geprüft: 1 Fehler, 0 Warnungen, 0 Hinweise.');
    expect([code, stderr]).toEqual([1, '']);
  });

  it('is content with a file without findings', () => {
    const { code, stdout } = work.run([good]);
    expect(stdout).toBe('1 Datei geprüft: 0 Fehler, 0 Warnungen, 0 Hinweise.\n');
    expect(code).toBe(0);
  });

  it('ends with 0 where there are warnings alone', () => {
    const { code, stdout } = work.run([warned]);
    expect(stdout).toMatch(/^warned\.service:3:9: warning: .*\[systemd\/invalid-value\]$/m);
    expect(code).toBe(0);
  });

  it('checks several files and adds up', () => {
    const { code, stdout } = work.run([good, wrongIni, wrongSite]);
    expect(stdout).toMatch(/^wrong\.ini:2:1: error: /m);
    expect(stdout).toMatch(/^3 Dateien geprüft: 2 Fehler, /m);
    expect(code).toBe(1);
  });

  it('reads the standard input and tells its kind from the text', () => {
    const { code, stdout } = work.run(['-'], { input: 'server {\n  listen 127.0.0.1:8080\n}\n' });
    expect(stdout).toMatch(/^-:\d+:\d+: error: .*\[nginx\//);
    expect(code).toBe(1);
    expect(json(['-'], '[uwsgi]\nhttp-socket = :80\n')[0]?.kind).toBe('uwsgi-ini');
    expect(json(['-'], 'uwsgi --http :80\n')[0]?.kind).toBe('uwsgi-command');
  });

  it('colours on a terminal alone, and not with NO_COLOR', () => {
    const call = (before: string): string =>
      work.runProgram('script', ['-qec', `${before} ${process.execPath} ${script} ${wrongIni}`, '/dev/null']).stdout;
    const escape = '\u001B[';
    expect(call('')).toContain(`${escape}1;31merror:`);
    expect(call('NO_COLOR=1')).toContain(' error: ');
    expect(call('NO_COLOR=1')).not.toContain(escape);
    expect(call('TERM=dumb')).not.toContain(escape);
    expect(work.run([wrongIni], { env: { FORCE_COLOR: '1' } }).stdout).not.toContain(escape);
  });

  it('keeps control characters of a file away from the terminal', () => {
    const { stdout } = work.run(['--kind=uwsgi-ini', '-'], { input: '[uwsgi]\n\u001B[31mrot = 1\n' });
    expect(stdout).toContain('␛[31mrot');
    expect(stdout).not.toContain('\u001B');
  });

  it('leaves quietly when its reader has gone', () => {
    const many = Array.from({ length: 3000 }, (_, index) => `nix${index} = 1`).join('\n');
    const file = work.write('many.ini', `[uwsgi]\n${many}\n`);
    const words = [process.execPath, script, file].map((word) => `'${word}'`).join(' ');
    const { code, stdout, stderr } = work.runProgram('bash', ['-c', `${words} | head -n 1`]);
    expect({ code, stderr, lines: stdout.split('\n').length }).toEqual({ code: 0, stderr: '', lines: 2 });
  });
});

describe('check-config as JSON', () => {
  it('has its exact shape', () => {
    const [report] = json([wrongIni]);
    expect(report).toEqual({
      file: 'wrong.ini',
      kind: 'uwsgi-ini',
      profile: 'pip',
      diagnostics: [
        {
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 7,
          severity: 'error',
          code: 'uwsgi/unknown-option',
          message: expect.stringContaining('mastre') as string,
          fixes: [
            {
              title: expect.stringContaining('master') as string,
              edits: [{ line: 2, column: 1, endLine: 2, endColumn: 7, text: 'master' }],
            },
          ],
        },
      ],
    });
  });

  it('is an empty list of diagnostics where there are none', () => {
    expect(json([good])).toEqual([{ file: good, kind: 'systemd', profile: 'debian-12', diagnostics: [] }]);
  });

  it('counts code points, in files with CRLF too', () => {
    const [report] = json([wide]);
    const found = report?.diagnostics.find(({ code }) => code === 'systemd/invalid-value');
    expect(found).toMatchObject({ line: 4, column: 9, endLine: 4, endColumn: 11 });
    const command = json(['-'], 'uwsgi --procname 😀Ä --mastre\n')[0]?.diagnostics;
    expect(command).toMatchObject([{ line: 1, column: 21, endLine: 1, endColumn: 29 }]);
  });

  it('has fixes that repair the file', () => {
    const file = work.write('ä.ini', '[uwsgi]\n; 😀\nname = ä😀\nmastre = true\n');
    const text = readFileSync(path.join(work.folder, file), 'utf8');
    const [report] = json([file]);
    const fix = report?.diagnostics.find(({ line }) => line === 4)?.fixes[0];
    const lines = text.split('\n');
    const offset = (line: number, column: number): number =>
      [
        ...lines.slice(0, line - 1).map((before) => `${before}\n`),
        [...(lines[line - 1] ?? '')].slice(0, column - 1).join(''),
      ].join('').length;
    const edits = (fix?.edits ?? []).map((edit) => ({
      span: { start: offset(edit.line, edit.column), end: offset(edit.endLine, edit.endColumn) },
      text: edit.text,
    }));
    expect(applyEdits(text, edits)).toBe('[uwsgi]\n; 😀\nname = ä😀\nmaster = true\n');
  });

  it('names the profile that was asked for', () => {
    expect(json(['--profile=current', good, wrongIni]).map(({ profile }) => profile)).toEqual(['current', 'current']);
  });

  it('judges as the profile says', () => {
    const codes = (profile: string): string[] =>
      json(['--profile', profile, '--kind', 'uwsgi-command', '-'], 'uwsgi --http :80\n')[0]?.diagnostics.map(
        ({ code }) => code,
      ) ?? [];
    expect(codes('debian-12')).toContain('uwsgi/plugin-not-loaded');
    expect(codes('pip')).not.toContain('uwsgi/plugin-not-loaded');
  });

  it('takes the kind that it is told', () => {
    expect(json(['--kind=systemd', wrongIni])[0]?.kind).toBe('systemd');
  });

  it('tells a drop-in from a unit by its folder', () => {
    const text = '[Service]\nRestart=always\n';
    const dropIn = work.write('app.service.d/override.conf', text);
    const whole = work.write('app.service', text);
    const codes = (file: string): string[] => json([file])[0]?.diagnostics.map(({ code }) => code) ?? [];
    expect(codes(whole)).toContain('systemd/no-exec');
    expect(codes(dropIn)).not.toContain('systemd/no-exec');
  });
});

describe('check-config as SARIF', () => {
  const schema = JSON.parse(readFileSync(path.join(__dirname, 'sarif-2.1.0-rtm.5.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  // The schema is written in draft 4, whose `id` later drafts call `$id`; it uses nothing else that changed
  delete schema.id;
  delete schema.$schema;
  const ajv = new Ajv({
    strict: false,
    // One pattern has a superfluous bracket, which only the older syntax of regular expressions lets pass
    unicodeRegExp: false,
    formats: {
      uri: (text: string) => URL.canParse(text),
      'uri-reference': (text: string) =>
        /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/.test(text) && URL.canParse(text, 'file:///a/'),
      'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
    },
  });
  const validate = ajv.compile(schema);

  function sarif(words: string[], input = '') {
    const { stdout, code } = work.run(['--format', 'sarif', ...words], { input });
    const log: unknown = JSON.parse(stdout);
    return { log: log as { runs: { results: Record<string, unknown>[]; invocations: unknown[] }[] }, code };
  }

  const names = [work.write('mit leer&stelle:ä.ini', '[uwsgi]\nmastre = 1\n'), wrongIni, wrongSite, wide, good];

  it.each([
    ['files with findings and without', names],
    ['absolute paths', names.map((name) => path.join(work.folder, name))],
    ['a file that cannot be read', ['nix.ini', wrongIni]],
  ])('is valid against its schema for %s', (_, words) => {
    const { log } = sarif(words);
    validate(log);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('is judged by a schema that refuses', () => {
    const { log } = sarif([wrongIni]);
    expect(validate({ ...log, version: '2.2' })).toBe(false);
    expect(validate({ ...log, runs: [{ results: [{ level: 'fatal' }] }] })).toBe(false);
  });

  it('carries place, level, rule and fix', () => {
    const { log, code } = sarif([wrongIni]);
    const region = { startLine: 2, startColumn: 1, endLine: 2, endColumn: 7 };
    expect(log.runs[0]?.results[0]).toMatchObject({
      ruleId: 'uwsgi/unknown-option',
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'wrong.ini' }, region } }],
      fixes: [
        { artifactChanges: [{ replacements: [{ deletedRegion: region, insertedContent: { text: 'master' } }] }] },
      ],
    });
    expect(code).toBe(1);
  });

  it('says that something was not read', () => {
    const { log, code } = sarif(['nix.ini']);
    expect(log.runs[0]?.invocations[0]).toMatchObject({ executionSuccessful: false });
    expect(code).toBe(2);
  });
});

describe('what check-config does not read', () => {
  const latin1 = work.write('latin1.service', Buffer.from('[Unit]\nDescription=\u00E4\n', 'latin1'));
  const big = work.write('big.conf', 'a'.repeat(10_000_000));
  work.write('folder/x', '');
  symlinkSync('loop', path.join(work.folder, 'loop'));

  it.each([
    ['a missing file', 'missing.ini', /gibt es nicht/],
    ['a folder', 'folder', /Verzeichnis/],
    ['a path through a file', 'wrong.ini/x', /gibt es nicht/],
    ['a link to itself', 'loop', /im Kreis/],
    ['a file without end', '/dev/zero', /größer als|Null-Bytes/],
    ['invalid UTF-8', latin1, /Zeile 2 ist kein gültiges UTF-8 \(Byte 0xE4\)/],
    ['UTF-8 that breaks off', work.write('cut.ini', Buffer.from([0x61, 0x0a, 0xc3])), /Zeile 2 .*0xC3/],
    ['UTF-16', work.write('utf16.ini', Buffer.from('\uFEFFa', 'utf16le')), /UTF-16/],
    ['a binary file', work.write('binary.conf', Buffer.from([0x7f, 0x45, 0, 1])), /Null-Bytes/],
    ['ten megabytes', big, /größer als 4\u00A0MiB/],
    ['YAML', work.write('a.yaml', 'uwsgi:\n  http: :80\n'), /YAML/],
    ['XML', work.write('a.xml', '<uwsgi><http>:80</http></uwsgi>\n'), /XML/],
    ['JSON', work.write('a.json', '{"uwsgi": {}}\n'), /JSON/],
    ['a text of no kind', work.write('README', 'Guten Tag.\n'), /--kind/],
    ['an empty file without a telling name', work.write('leer', ''), /--kind/],
  ])('%s: says so and checks the other files', (_, file, message) => {
    const { code, stdout, stderr } = work.run([file, wrongIni]);
    expect(stderr).toMatch(new RegExp(`^check-config: ${file.replaceAll('/', '\\/')}: .+\\n$`));
    expect(stderr).toMatch(message);
    expect(stdout).toMatch(/^wrong\.ini:2:1: error: /m);
    expect(stdout).toMatch(/1 Datei nicht gelesen\.$/m);
    expect(code).toBe(2);
  });

  it('YAML from the standard input, also where it is called an INI file', () => {
    for (const words of [['-'], ['--kind=uwsgi-ini', '-']]) {
      const { code, stderr } = work.run(words, { input: 'uwsgi:\n  master: true\n' });
      expect([code, stderr]).toEqual([2, expect.stringContaining('YAML')]);
    }
  });

  it('a file without permission', () => {
    const file = work.write('geheim.ini', '[uwsgi]\n');
    chmodSync(path.join(work.folder, file), 0);
    chmodSync(work.folder, 0o755);
    // Root may read everything: then the call is made without that right
    const call = [process.execPath, script, file];
    const { code, stderr } =
      process.getuid?.() === 0
        ? work.runProgram('setpriv', ['--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-all', ...call])
        : work.run([file]);
    expect(stderr).toBe('check-config: geheim.ini: Die Datei darf nicht gelesen werden (Dateirechte).\n');
    expect(code).toBe(2);
  });

  it('the other files are in the JSON', () => {
    const { stdout, code } = work.run(['--format=json', 'missing.ini', good]);
    expect((JSON.parse(stdout) as Report[]).map(({ file }) => file)).toEqual([good]);
    expect(code).toBe(2);
  });
});

describe('how check-config is called', () => {
  it.each([
    [[], /keine Datei/],
    [['--formt=json', wrongIni], /Gemeint ist vermutlich `--format`/],
    [['--profile', 'debian12', wrongIni], /Gemeint ist vermutlich `debian-12`/],
  ])('%j is refused with 2 and a German sentence', (words, message) => {
    const { code, stdout, stderr } = work.run(words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/Aufruf: npm run/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('explains itself and its profiles in German', () => {
    const { code, stdout } = work.run(['--help']);
    for (const word of ['Aufruf:', 'Profile:', 'pip-bare', 'debian-12-full', 'current', 'Exit-Code', '--stack'])
      expect(stdout).toContain(word);
    expect(code).toBe(0);
  });

  it('through npm takes paths from the folder in which npm was called', () => {
    const { code, stdout } = work.runProgram(
      'npm',
      ['--prefix', root, 'run', '--silent', 'check-config', '--', '--format=json', wrongIni],
      { env: environment },
    );
    expect((JSON.parse(stdout) as Report[])[0]?.diagnostics[0]?.code).toBe('uwsgi/unknown-option');
    expect(code).toBe(1);
  });
});

describe('check-config with --stack', () => {
  // The unit of the page that the project grew from, in the frozen edition to the letter
  const edition = readFileSync(path.join(root, 'versioned_docs/version-1.0/uwsgi.mdx'), 'utf8');
  const unitText = /```ini [^\n]*\.service"[^\n]*\n(\[Unit\]\n[\s\S]*?)```/.exec(edition)?.[1] ?? '';
  const unit = work.write('ps-backend.service', unitText);
  const site = work.write(
    'ps-backend.nginx.conf',
    'server {\n  listen 80;\n  location / {\n    include uwsgi_params;\n    uwsgi_pass 127.0.0.1:9000;\n  }\n}\n',
  );
  const codes = (words: string[]): string[] =>
    json(words).flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));

  it('names what lies between the files, whatever their order', () => {
    for (const files of [
      [unit, site],
      [site, unit],
    ])
      expect(codes(['--stack', ...files])).toEqual(
        expect.arrayContaining([
          'stack/protocol-mismatch',
          'practice/sigterm-reloads',
          'practice/secret-in-unit',
          'practice/no-restart-delay',
        ]),
      );
  });

  it('does not look between them without it', () => {
    expect(codes([unit, site]).filter((code) => code.startsWith('stack/'))).toEqual([]);
  });
});
