/** Unit files, judged by the engine and by the installed systemd (252): a message on a line or none, refused or not. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemdFacts } from '../../src/catalogue/facts';
import { requireProgram } from './support/programs';
import { analyseUnitText, judgeUnits } from './support/unitVerdicts';

const folder = mkdtempSync(path.join(tmpdir(), 'units-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => requireProgram('/usr/bin/systemd-analyze', 'systemd'));

describe('facts and judges agree', () => {
  const directives = systemdFacts().directives.filter(({ in252, emptyAccepted }) => in252 && emptyAccepted !== null);

  it('on every empty assignment', () => {
    const wrong = directives.filter(({ section, name, emptyAccepted, legacy, valueKind }) => {
      if (legacy === 'ignored' || valueKind === 'exec-command' || section === 'Scope') return false;
      const { lines } = analyseUnitText(
        `a.${section === 'Unit' || section === 'Install' ? 'service' : section.toLowerCase()}`,
        `[${section}]\n${name}=\n`,
      );
      return (lines.length === 0) !== emptyAccepted;
    });
    expect(wrong.map(({ section, name }) => `${section}.${name}`)).toEqual(namedDifferences);
  });
});

/** Tried by hand without a message that counts: the old dependencies complain about their name, not about the empty value. */
const namedDifferences: string[] = [];

describe('a file is judged as systemd 252 judges it', () => {
  const service = '[Service]\nExecStart=/bin/true\n';
  const files: Record<string, string> = {
    'page.service':
      "[Unit]\nDescription=x\nAfter=network.target\n[Service]\nUser=root\nExecStart=/bin/true --a b\nRestart=always\nEnvironment='A=..'\n[Install]\nWantedBy=multi-user.target\n",
    'unknown.service':
      '[Unit]\nNix=1\n[Service]\nEnviroment=A=b\nWantedBy=x\nExecStart=/bin/true\n[Services]\nFoo=1\nnix\n=x\n',
    'lines.service': 'A=b\n[Service]\nExecStart=/bin/true\nnix\n=x\nX-Eigen=1\n# k\n; k\n',
    'dependency.service':
      '[Unit]\nAfter=network, b.service\nWants=a.service b\nRequires=a@b.mount a@.service\n[Service]\nExecStart=/bin/true\n',
    'environment.service':
      '[Service]\nExecStart=/bin/true\nEnvironment=A B=c\nEnvironment="A=b c" D=e\nEnvironment=1A=x\n',
    'continued.service': '[Service]\nExecStart=/bin/true \\\n  a \\\n  # k\n  b\nRestart=allways\n',
    'ending.service': `${service}Nix=a \\`,
    'relative.service': '[Service]\nExecStart=venv/bin/x\n',
    'quote.service': '[Service]\nExecStart=/bin/true "x\n',
    'crlf.service': `${service}Nix=1\r\nNice=x\r\n`.replaceAll('\n', '\r\n').replaceAll('\r\r', '\r'),
    'cr.service': `${service}Nix=1\nNice=x\n`.replaceAll('\n', '\r'),
    'bom.service': `\uFEFF${service}`,
    'bomcomment.service': `\uFEFF# x\n${service}`,
    'template@.service':
      '[Unit]\nAfter=%i.service x@%i.service\n[Service]\nExecStart=/bin/true %i\nWorkingDirectory=/srv/%i\n',
    'noexec.service': '[Service]\nUser=root\n',
    'onlyunit.service': '[Unit]\nDescription=x\n',
    'oneshot.service': '[Service]\nType=oneshot\nRemainAfterExit=yes\n[Unit]\nSuccessAction=none\n',
    'success.service': '[Unit]\nSuccessAction=exit\n[Service]\nUser=root\n',
    'ignored.service': '[Service]\nExecStart=-a/b\n',
    'bad.socket': '[Socket]\nAccept=yes\n',
    'accept.socket': '[Socket]\nListenDatagram=80\nAccept=yes\n',
    'service.socket': '[Socket]\nListenStream=80\nAccept=yes\nService=a.service\n',
    'reset.socket': '[Socket]\nListenStream=80\nListenFIFO=\n',
    'links.socket': '[Socket]\nListenStream=80\nSymlinks=/run/a\n',
    'empty.timer': '[Timer]\nPersistent=yes\n',
    'daily.timer': '[Timer]\nOnCalendar=daily\nUnit=a.service\nUnit=b.service\n',
    'reset.timer': '[Timer]\nOnCalendar=daily\nOnBootSec=\n',
    'clock.timer': '[Timer]\nOnClockChange=yes\n',
    'self.timer': '[Timer]\nOnCalendar=daily\nUnit=self.timer\n',
    'empty.path': '[Path]\nUnit=a.service\n',
    'etc.path': '[Path]\nPathExists=/etc/x\n',
    'mnt-a.mount': '[Mount]\nWhat=/dev/sda1\nWhere=/mnt/a\n',
    'mnt-b.mount': '[Mount]\nWhat=/dev/sda1\nWhere=/mnt/a\n',
    'mnt-c.mount': '[Mount]\nWhere=/mnt/c\n',
    'mnt-d\\x2de.mount': '[Mount]\nWhat=x\nWhere=/mnt/d-e/\n',
    'mnt-f.automount': '[Automount]\nWhere=/mnt/f\n',
    'mnt-g.automount': '[Automount]\nWhere=/mnt/f\n',
    'dev-sdz1.swap': '[Swap]\nWhat=/dev/sdz1\nPriority=40000\n',
    'dev-sdy.swap': '[Swap]\nWhat=/dev/sdz1\n',
    'web-app.slice': '[Slice]\nMemoryMax=1G\nSlice=x.slice\n',
    'a.target': '[Unit]\nDescription=x\n[Target]\nA=b\n[Service]\nC=d\n',
  };

  it('line by line', () => {
    const verdicts = judgeUnits(folder, new Map(Object.entries(files)));
    const ours = Object.entries(files).map(([name, text]) => [name, analyseUnitText(name, text)]);
    expect(ours).toEqual(Object.keys(files).map((name) => [name, verdicts.get(name)]));
  });
});
