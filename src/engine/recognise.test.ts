import { describe, expect, it } from 'vitest';
import { recognise } from './recognise';

function kindOf(text: string, path?: string): string {
  const found = recognise(text, path);
  if (found === null) return '?';
  return 'language' in found ? found.language : found.unread;
}

const unit = '[Unit]\nDescription=x\n\n[Service]\nExecStart=/usr/bin/uwsgi --ini /etc/a.ini\n';
const ini = '[uwsgi]\nhttp-socket = :80\n';
const site = 'server {\n  listen 80;\n}\n';

describe('recognising by name', () => {
  it.each([
    ['backend.service', '', 'systemd'],
    ['/etc/systemd/system/backend@.service', 'nix', 'systemd'],
    ['a.socket', '', 'systemd'],
    ['a.timer', '', 'systemd'],
    ['var-lib.mount', '', 'systemd'],
    ['var-lib.automount', '', 'systemd'],
    ['a.path', '', 'systemd'],
    ['a.slice', '', 'systemd'],
    ['a.target', '', 'systemd'],
    ['a.swap', '', 'systemd'],
    ['a.scope', '', 'systemd'],
    ['backend.service.d/override.conf', '', 'systemd'],
    ['/etc/systemd/system/service.d/10-x.conf', '[Service]\n', 'systemd'],
    ['backend.service.example', unit, 'systemd'],
    ['backend.service.j2', unit, 'systemd'],
    ['uwsgi.ini', '', 'uwsgi-ini'],
    ['app.ini', '; Kommentar\n', 'uwsgi-ini'],
    ['app.ini.sample', ini, 'uwsgi-ini'],
    ['/etc/uwsgi/apps-available/app.ini', 'http = :80\n', 'uwsgi-ini'],
    ['nginx.conf', '', 'nginx'],
    ['/etc/nginx/sites-available/default', '', 'nginx'],
    ['sites-enabled/example.org', '# leer\n', 'nginx'],
    ['conf.d/app.conf', site, 'nginx'],
    ['conf.d/leer.conf', '', 'nginx'],
    ['uwsgi_params', 'uwsgi_param QUERY_STRING $query_string;\n', 'nginx'],
    ['example.vhost', '', 'nginx'],
    ['example.nginx', '', 'nginx'],
    ['start.sh', 'echo\n', 'uwsgi-command'],
    ['config.yaml', 'a: b\n', 'YAML'],
    ['config.xml', '', 'XML'],
    ['config.json', '{}', 'JSON'],
    ['/etc/systemd/system.conf', '[Manager]\n#LogLevel=info\n', '?'],
    ['20-wired.network', '[Match]\nName=enp1s0\n\n[Network]\nDHCP=yes\n', '?'],
    ['my.cnf', '[mysqld]\n!includedir /etc/mysql\n', '?'],
    ['.env', 'FLASK_ENV=production\nSECRET=x\n', '?'],
    ['README', 'Ein Text ohne Kennzeichen.\n', '?'],
    ['leer', '', '?'],
  ])('%s', (path, text, kind) => expect(kindOf(text, path)).toBe(kind));
});

describe('recognising by content against what the name suggests', () => {
  it.each([
    ['uwsgi.conf', ini, 'uwsgi-ini'],
    ['backend.conf', unit, 'systemd'],
    ['unit.ini', unit, 'systemd'],
    ['backend', unit, 'systemd'],
    ['vassal', ini, 'uwsgi-ini'],
    ['example.org', site, 'nginx'],
    ['start', '#!/bin/sh\nexec uwsgi --http :80\n', 'uwsgi-command'],
    ['deploy.sh', "cat >a.service <<'EOF'\n[Unit]\nEOF\nuwsgi --ini a.ini\n", 'uwsgi-command'],
  ])('%s', (path, text, kind) => expect(kindOf(text, path)).toBe(kind));
});

describe('recognising by content alone', () => {
  it.each<[string, string, string]>([
    ['a unit', unit, 'systemd'],
    ['a unit with CRLF', unit.replaceAll('\n', '\r\n'), 'systemd'],
    ['a unit behind a byte order mark', `\uFEFF${unit}`, 'systemd'],
    ['a unit behind comments', `# a\n; b\n\n${unit}`, 'systemd'],
    ['a drop-in', '[Service]\nExecStart=\nExecStart=/bin/true\n', 'systemd'],
    ['a unit with a misspelt section', '[Servcie]\nExecStart=/bin/true\nRestart=always\n', 'systemd'],
    ['a unit with a line before its section', 'Restart=always\n[Service]\nExecStart=/bin/true\n', 'systemd'],
    ['a part of a unit without section', 'ExecStart=/usr/bin/uwsgi --ini a.ini\nRestart=always\n', 'systemd'],
    ['a timer', '[Timer]\nOnCalendar=daily\n', 'systemd'],
    ['a unit with a shell in it', '[Service]\nExecStart=/bin/sh -c "a && b; c"\n', 'systemd'],
    ['an INI file', ini, 'uwsgi-ini'],
    ['an INI file with other sections first', '[app:main]\nuse = egg:x\n[uwsgi]\nhttp = :80\n', 'uwsgi-ini'],
    ['an INI file with bare keys', '[uwsgi]\nmaster\nvacuum\n', 'uwsgi-ini'],
    ['an INI file with a remark behind its header', '[uwsgi] ; note\nmaster = true\n', 'uwsgi-ini'],
    ['an INI file with a misspelt section', '[uwgsi]\nhttp-socket = :80\nmaster = true\n', 'uwsgi-ini'],
    ['a part of an INI file', 'module = app:app\nchmod-socket = 660\n', 'uwsgi-ini'],
    ['a server block', site, 'nginx'],
    ['a server block on one line', 'server { listen 80; return 200; }', 'nginx'],
    ['a whole nginx configuration', 'user www-data;\nevents { }\nhttp {\n server { }\n}\n', 'nginx'],
    ['a location', 'location / {\n  uwsgi_pass 127.0.0.1:3031;\n}\n', 'nginx'],
    ['a location with a regular expression', 'location ~ ^/a{2}/ {\n  return 404;\n}\n', 'nginx'],
    ['directives without a block', 'include uwsgi_params;\nuwsgi_pass unix:/run/a.sock;\n', 'nginx'],
    ['a directive without its semicolon', 'proxy_pass http://127.0.0.1:8000\n', 'nginx'],
    ['an upstream', 'upstream backend {\n  server 127.0.0.1:1;\n}\n', 'nginx'],
    ['a map', 'map $http_upgrade $connection_upgrade {\n default upgrade;\n}\n', 'nginx'],
    ['a brace on its own line', 'server\n{\n    listen 80;\n}\n', 'nginx'],
    ['an open brace', 'server {\n listen 80\n', 'nginx'],
    ['a command', 'uwsgi --http :8000 --module app:app\n', 'uwsgi-command'],
    ['a command with a path', '/opt/venv/bin/uwsgi --ini app.ini', 'uwsgi-command'],
    ['a command with prompt and sudo', '$ sudo -u www-data uwsgi -w app:app\n', 'uwsgi-command'],
    ['a command behind an assignment', 'FLASK_ENV=production uwsgi --http :80\n', 'uwsgi-command'],
    ['a command over several lines', 'uwsgi \\\n  --http :80 \\\n  -w a:b\n', 'uwsgi-command'],
    ['a command between others', 'cd /srv\nsource venv/bin/activate\nuwsgi --ini a.ini\n', 'uwsgi-command'],
    ['a command with a semicolon behind it', 'uwsgi --ini a.ini;\n', 'uwsgi-command'],
    ['a script', '#!/usr/bin/env bash\nset -e\nif [ -f x ]; then\n  echo;\nfi\n', 'uwsgi-command'],
    ['YAML', 'uwsgi:\n  http: :80\n', 'YAML'],
    ['YAML with a document mark', '---\nuwsgi:\n  master: 1\n', 'YAML'],
    ['XML', '<uwsgi>\n  <master/>\n</uwsgi>\n', 'XML'],
    ['XML with a declaration', '<?xml version="1.0"?>\n<uwsgi/>\n', 'XML'],
    ['JSON', '{\n "uwsgi": { "http": ":80" }\n}\n', 'JSON'],
    ['JSON on one line', '{"uwsgi":{"http":":80"}}', 'JSON'],
    ['prose', 'Guten Tag.\n', '?'],
    ['nothing', '', '?'],
    ['comments alone', '# a\n# b\n', '?'],
  ])('%s', (_, text, kind) => expect(kindOf(text)).toBe(kind));
});

it('looks at the beginning of a long text only', () => {
  const text = `${'a\n'.repeat(500_000)}[uwsgi]\n`;
  expect(kindOf(text)).toBe('?');
});
