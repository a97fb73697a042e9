import type { PracticeFinding } from '../../practice';
import { baseName } from '../../shell/script';
import { span } from '../../text/span';
import { isUnknown } from '../../uwsgi/practice/start';
import { setting, type Unit } from './unit';

/** `systemctl start` returns after 0.03 s, before the application answers; with `notify` when it does (observed). */
export function noNotify(unit: Unit): PracticeFinding[] {
  const [start] = unit.starts;
  const type = unit.last('Type');
  if (!start || !unit.isWhole || !['simple', 'exec', null].includes(type?.value ?? null)) return [];
  if (start.settings.has('daemonize') || unit.has('NotifyAccess')) return [];
  return [
    {
      code: 'practice/no-notify',
      span: type?.assignment.span ?? start.place,
      fixes: [{ title: 'Type=notify setzen', edits: [setting(unit, 'Type=notify', start.command.assignment)] }],
    },
  ];
}

/** The process that systemd has started ends: so does the service (observed). */
export function daemonizes(unit: Unit): PracticeFinding[] {
  const start = unit.starts.find(({ settings }) => settings.has('daemonize'));
  const option = start?.settings.last('daemonize');
  if (!option || ['forking', 'oneshot'].includes(unit.type)) return [];
  const end = option.valueSpan?.end ?? option.name.end;
  return [
    {
      code: 'practice/daemonize-under-systemd',
      span: option.name,
      values: { type: unit.type },
      fixes: [{ title: 'Option entfernen', edits: [{ span: span(option.name.start, end), text: '' }] }],
    },
  ];
}

/** systemd waits for the first process to end, which stays: `start operation timed out` after 90 s (observed). */
export function neverForks(unit: Unit): PracticeFinding[] {
  const type = unit.last('Type');
  const start = unit.starts.find(({ settings }) => !settings.open && !settings.has('daemonize'));
  if (!start || type?.value !== 'forking') return [];
  return [
    {
      code: 'practice/forking-without-daemonize',
      span: type.assignment.span,
      fixes: [
        { title: 'Type=notify setzen', edits: [setting(unit, 'Type=notify', start.command.assignment)] },
        { title: 'Type=simple setzen', edits: [setting(unit, 'Type=simple', start.command.assignment)] },
      ],
    },
  ];
}

/** Debian's `sh` stays and waits for the program, bash often takes its place (observed with dash 0.5.12 and bash 5.2). */
export function shellAsMainProcess(unit: Unit): PracticeFinding[] {
  return unit.programs.flatMap(({ command }) => {
    const [first, script] = command.arguments;
    if (!command.program || !/^(?:sh|dash)$/.test(baseName(command.program.text.value))) return [];
    if (!/^-[a-z]*c$/.test(first?.text.value ?? '') || !script) return [];
    const text = script.text.value;
    if (!/(?:^|[\s/])(?:uwsgi|gunicorn|uvicorn|hypercorn)(?:\s|$)/.test(text) || /(?:^|[\s;&])exec\s/.test(text))
      return [];
    return [{ code: 'practice/shell-as-main-process', span: command.program.span }];
  });
}

/** Without it uWSGI runs in `/`: `No module named 'src'` (observed). */
export function noWorkingDirectory(unit: Unit): PracticeFinding[] {
  if (unit.context.isDropIn || unit.has('WorkingDirectory', 'RootDirectory', 'RootImage')) return [];
  return unit.starts.flatMap(({ settings }) => {
    if (settings.open || settings.has('chdir', 'chdir2', 'pythonpath', 'python-import', 'virtualenv', 'eval'))
      return [];
    const file = settings.last('wsgi-file');
    if (file && file.value !== '' && !file.value.startsWith('/') && !isUnknown(file.value))
      return [{ code: 'practice/no-working-directory', span: file.name, values: { path: `\`${file.value}\`` } }];
    const module = settings.last('module');
    if (!module || file || module.value === '' || isUnknown(module.value)) return [];
    const name = module.value.split(':')[0] ?? '';
    return [
      { code: 'practice/no-working-directory', variant: 'module', span: module.name, values: { path: `\`${name}\`` } },
    ];
  });
}
