/** What the real programs say of the example files of a rule. */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExampleFile } from '../../../src/catalogue/rules';
import type { ProfileName } from '../../../src/engine/types';
import { languageOfFile } from '../../../src/plugins/rules/examples';
import { run } from './programs';
import { freePort, Server } from './server';

/** The smallest application that uWSGI can load as `src.run:app`. */
const application = `def app(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return [b'ok']
`;

/** Files that nginx looks for beside its configuration. */
const nginxFiles = ['uwsgi_params', 'proxy_params', 'fastcgi_params', 'scgi_params', 'mime.types'];

/** A private copy of the server that the examples speak of: application, sockets, certificates, logs. */
export class RuleJudge {
  private readonly root = mkdtempSync(path.join(tmpdir(), 'regeln-'));
  private readonly ports = new Map<string, number>();

  constructor() {
    chmodSync(this.root, 0o755);
    for (const folder of ['app/src', 'app/static', 'run', 'log', 'units', 'nginx']) this.folder(folder);
    chmodSync(path.join(this.root, 'run'), 0o777);
    chmodSync(path.join(this.root, 'log'), 0o777);
    writeFileSync(path.join(this.root, 'app/src/run.py'), application);
    run('/usr/bin/python3', ['-m', 'venv', '--without-pip', path.join(this.root, 'app/.venv')]);
    for (const name of nginxFiles) cpSync(path.join('/etc/nginx', name), path.join(this.root, 'nginx', name));
    run(
      '/usr/bin/openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=api.example.org', '-days', '30']
        .concat('-keyout', path.join(this.root, 'nginx/key.pem'))
        .concat('-out', path.join(this.root, 'nginx/certificate.pem')),
    );
  }

  close(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  /** Messages of the programs on these files; an empty list means that all of them are accepted. */
  async complaints(files: readonly ExampleFile[], profile: ProfileName): Promise<string[]> {
    const units = files.filter(({ name }) => languageOfFile(name) === 'systemd');
    const found = units.length > 0 ? this.judgeUnits(units) : [];
    for (const { name, text } of files) {
      const language = languageOfFile(name);
      if (language === 'nginx') found.push(...(await this.judgeNginx(text, profile)));
      if (language === 'uwsgi-ini') found.push(...(await this.judgeIni(text, profile)));
      if (language === 'uwsgi-command') found.push(...(await this.judgeScript(text, profile)));
    }
    return found;
  }

  private folder(name: string): string {
    const folder = path.join(this.root, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** All units of one example together: a drop-in is read with the unit that it changes. */
  private judgeUnits(files: readonly ExampleFile[]): string[] {
    const folder = this.folder('units');
    rmSync(folder, { recursive: true });
    for (const { name, text } of files) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const units = files.filter(({ name }) => !name.includes('/')).map(({ name }) => path.join(folder, name));
    if (units.length === 0) throw new Error('Zu einer Drop-in-Datei gehört im Beispiel die Unit, die sie ändert.');
    const { output } = run('/usr/bin/systemd-analyze', ['verify', '--man=no', '--recursive-errors=yes', ...units]);
    // What is missing on this machine says nothing about the file
    const lines = output.split('\n').map((line) => line.trim());
    return lines.filter((line) => line !== '' && !/is not executable: |^Unit \S+ not found\.$/.test(line));
  }

  private async judgeNginx(text: string, profile: ProfileName): Promise<string[]> {
    const folder = this.folder('nginx');
    const own = (await this.localised(text))
      .replace(/^(\s*ssl_certificate)\s[^;]*;/gm, `$1 ${folder}/certificate.pem;`)
      .replace(/^(\s*ssl_certificate_key)\s[^;]*;/gm, `$1 ${folder}/key.pem;`);
    const modules = profile === 'debian-12-full' ? 'include /etc/nginx/modules-enabled/*.conf;\n' : '';
    const whole = /^\s*(?:events|http)\s*\{/m.test(own) ? own : `events {}\nhttp {\n${own}\n}\n`;
    const file = path.join(folder, 'nginx.conf');
    writeFileSync(file, `${modules}${whole}`);
    const words = ['-t', '-q', '-c', file, '-p', folder, '-g', `pid ${folder}/nginx.pid;`];
    const { code, output } = run('/usr/sbin/nginx', words);
    const lines = output.split('\n').filter((line) => /\[(?:emerg|crit|warn)\]/.test(line));
    return code === 0 || lines.length > 0 ? lines : [output];
  }

  private async judgeIni(text: string, profile: ProfileName): Promise<string[]> {
    const file = path.join(this.root, 'uwsgi.ini');
    const own = await this.localised(text);
    writeFileSync(file, own);
    return this.startUwsgi([...this.supplied(own, profile), '--ini', file]);
  }

  /** `bash -n` on the whole text, then its one `uwsgi` command. */
  private async judgeScript(text: string, profile: ProfileName): Promise<string[]> {
    const syntax = run('/usr/bin/bash', ['--norc', '-n', '-c', text]);
    if (syntax.code !== 0) return [syntax.output.trim()];
    const own = await this.localised(text);
    const command = own.replace(/\\\n/g, ' ').trim();
    if (!/^(?:\S*\/)?uwsgi .*$/.test(command)) throw new Error(`Hier ist ein einziger uwsgi-Befehl erwartet: ${text}`);
    const words = run('/usr/bin/bash', ['--norc', '-c', command.replace(/^\S+/, "printf '%s\\n'")])
      .output.trimEnd()
      .split('\n');
    return this.startUwsgi([...this.supplied(own, profile), ...words]);
  }

  /** What the profile has built in and what every start needs. */
  private supplied(text: string, profile: ProfileName): string[] {
    return [
      ...(profile.startsWith('debian') ? [] : ['--plugins', 'python3,http']),
      '--strict',
      ...(/socket|\bhttps?\b/.test(text) ? [] : ['--socket', path.join(this.root, 'run/supplied.sock')]),
    ];
  }

  /** Started, and ended after the start message; what it says where it ends by itself before that. */
  private async startUwsgi(words: string[]): Promise<string[]> {
    const logs = this.folder('log');
    for (const name of readdirSync(logs)) rmSync(path.join(logs, name));
    const server = new Server('/usr/bin/uwsgi', words, path.join(this.root, 'app'));
    const output = (): string =>
      server.output +
      readdirSync(logs)
        .map((name) => readFileSync(path.join(logs, name), 'utf8'))
        .join('\n');
    let ended: number | null | undefined;
    void server.exit.then((code) => (ended = code));
    try {
      for (let waited = 0; waited < 10_000; waited += 50) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        if (ended !== undefined && ended !== 0) return [`Exit-Code ${ended}: ${lastLines(output())}`];
        if (/spawned uWSGI (?:worker|master)|Operational MODE: no-workers/.test(output())) return [];
        if (ended !== undefined) return [`Ende ohne Start: ${lastLines(output())}`];
      }
      return [`Kein Start in 10 s: ${lastLines(output())}`];
    } finally {
      server.kill();
      await server.exit;
    }
  }

  /** The paths, ports and accounts of the examples, as they are here. */
  private async localised(text: string): Promise<string> {
    const used = [...text.matchAll(/(?:listen\s+(?:\S*:)?|:)(\d{2,5})(?=[\s;,/'"]|$)/gm)].map(
      (match) => match[1] ?? '',
    );
    for (const port of used) if (!this.ports.has(port)) this.ports.set(port, await freePort());
    return text
      .replace(
        /(listen\s+(?:\S*:)?|:)(\d{2,5})(?=[\s;,/'"]|$)/gm,
        (_whole, before: string, port: string) => `${before}${this.ports.get(port) ?? port}`,
      )
      .replaceAll('/srv/backend', path.join(this.root, 'app'))
      .replaceAll('/run/backend', path.join(this.root, 'run'))
      .replace(/\/var\/(?:log|cache|lib)(?:\/(?:nginx|uwsgi|backend))?\/?/g, `${path.join(this.root, 'log')}/`)
      .replace(/\bdaemonize\b/g, 'logto')
      .replace(/(\b(?:uid|gid|chown-socket)(?:\s*=\s*|\s+))[a-z][\w-]*(?::[\w-]+)?/g, (_whole, option: string) =>
        option.startsWith('uid')
          ? `${option}nobody`
          : option.startsWith('gid')
            ? `${option}nogroup`
            : `${option}nobody:nogroup`,
      );
  }
}

const lastLines = (text: string): string => text.trimEnd().split('\n').slice(-6).join('\n');
