import { refused, subject, type Finding, type Judged } from './finding';
import { judgeWord } from './words';

/** Hooks that run before uWSGI serves anything; later ones end it when their moment comes. */
const atStart = /^hook-(?:asap|pre-jail|post-jail|in-jail|as-root|as-user|pre-app|post-app|master-start)$/;

/** `action:argument` (core/hooks.c:uwsgi_hooks_run). */
export function judgeHook(judged: Judged): Finding | null {
  const { value, option } = judged;
  const when = atStart.test(option.canonical) ? '' : ' Das geschieht erst, wenn der Haken an der Reihe ist.';
  const colon = value.indexOf(':');
  if (colon < 0) {
    const found = refused(
      `${subject(judged)} hat keine Aktion mit Doppelpunkt.`,
      'invalid hook syntax, must be hook:args',
      'Als `Aktion:Argument` schreiben, zum Beispiel `exec:/usr/bin/true`.',
    );
    return { ...found, follows: found.follows + when };
  }
  const from = value.startsWith('!') ? 1 : 0;
  const found = judgeWord(
    value.slice(from, colon),
    from,
    { kind: 'hookActions', name: 'Die Aktion', message: (word) => `hook action not found: ${word}` },
    judged,
  );
  return found && when !== '' ? { ...found, follows: found.follows + when } : found;
}
