/** Judges configurations of other machines: what they lack – certificates, hosts, accounts, files – is supplied. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadCatalogue } from '../../../src/catalogue/load';
import { outerContext } from '../../../src/engine/nginx/contexts';
import { DirectiveTable } from '../../../src/engine/nginx/directiveTable';
import { parseNginx } from '../../../src/engine/nginx/parser';
import { verdictOf, type Verdict } from './nginxJudge';
import { run } from './programs';

/** Modules of package nginx-full, in the order of their dependencies. */
const modules = [
  'http_auth_pam',
  'http_dav_ext',
  'http_echo',
  'http_geoip2',
  'http_subs_filter',
  'http_upstream_fair',
  'stream',
  'stream_geoip2',
];

/** What stands around a file that is included somewhere; each begins on a line of its own. */
const around: Record<string, [string, string]> = {
  main: ['', ''],
  events: ['events {\n', '\n}\n'],
  http: ['events {} http {\n', '\n}\n'],
  server: ['events {} http { server {\n', '\n}}\n'],
  location: ['events {} http { server { location / {\n', '\n}}}\n'],
  upstream: ['events {} http { upstream u {\n', '\n}}\n'],
  stream: ['events {} stream {\n', '\n}\n'],
};

export interface Supplied {
  /** The text with what was supplied; both judges see it. */
  text: string;
  verdict: Verdict;
  context: string;
}

export class SupplyingJudge {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'nginx-supplied-'));
  private readonly file = path.join(this.folder, 'main.conf');
  private readonly certificate = path.join(this.folder, 'supplied.pem');
  private readonly table = new DirectiveTable(loadCatalogue().nginx, 'debian-12-full');

  constructor() {
    const key = path.join(this.folder, 'key.pem');
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '3650', '-subj', '/CN=localhost'];
    spawnSync('openssl', [...request, '-keyout', key, '-out', this.certificate]);
    writeFileSync(this.certificate, readFileSync(this.certificate, 'utf8') + readFileSync(key, 'utf8'));
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Null where the text is no configuration that could stand anywhere. */
  judge(source: string): Supplied | null {
    const context = outerContext(parseNginx(source).statements, this.table);
    const [before, behind] = around[context] ?? [null, null];
    if (before === null || behind === null) return null;
    let text = source;
    for (let round = 0; round < 60; round += 1) {
      const output = this.run(before + text + behind);
      const next = this.supply(text, output);
      if (next === text) {
        const verdict = verdictOf(output);
        const shift = before.split('\n').length - 1;
        return { text, context, verdict: { ...verdict, line: verdict.line === null ? null : verdict.line - shift } };
      }
      text = next ?? text;
    }
    return null;
  }

  private run(text: string): string {
    writeFileSync(this.file, text);
    const loads = /load_module|modules-enabled/.test(text)
      ? ''
      : modules.map((name) => `load_module /usr/lib/nginx/modules/ngx_${name}_module.so;`).join(' ');
    const pid = /^\s*pid\s/m.test(text) ? '' : `pid ${this.folder}/nginx.pid;`;
    return run('/usr/sbin/nginx', ['-t', '-q', '-c', this.file, '-p', this.folder, '-g', `${loads} ${pid}`]).output;
  }

  /** The text changed so that it finds what was missing; null where a file was laid beside it, itself where all is there. */
  private supply(text: string, output: string): string | null {
    const found = (pattern: RegExp): string => pattern.exec(output)?.[1] ?? '';
    const host = found(/host not found in (?:upstream|"listen"|resolver) "([^":/]+)/);
    if (host !== '') return text.replaceAll(host, '127.0.0.1');
    const account = found(/get(?:pw|gr)nam\("([^"]+)"\)/);
    if (account !== '') return text.replace(new RegExp(`(user\\s[^;]*?)\\b${account}\\b`), '$1root');
    const certificate = found(/cannot load certificate(?: key)? "([^"]+)"|BIO_new_file\("([^"]+)"/);
    if (certificate !== '') return this.lay(certificate, text, this.certificate);
    const missing =
      found(/open\(\) "([^"]+)" failed \(\d+/) || found(/(?:mkdir|bind)\(\)(?: to)? "?(?:unix:)?([^" ]+)"? failed/);
    return missing === '' ? text : this.lay(missing, text, null);
  }

  /** A path inside the test's own folder gets its file; any other is replaced in the text. */
  private lay(missing: string, text: string, like: string | null): string | null {
    const content = like === null ? '' : readFileSync(like, 'utf8');
    const name = path.basename(missing);
    const target = missing.startsWith(`${this.folder}/`) ? missing : path.join(this.folder, 'own', name);
    mkdirSync(path.dirname(target), { recursive: true });
    const isNew = !existsSync(target);
    if (isNew) writeFileSync(target, content);
    const changed = target === missing ? text : text.replaceAll(missing, target);
    return changed === text ? (isNew && target === missing ? null : text) : changed;
  }
}
