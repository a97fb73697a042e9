import { refused, subject, type Judge } from './finding';
import { judgePattern } from './patterns';
import { judgeWord } from './words';

/** `[regexp ]action:arguments`; conditions `name:arguments action:arguments` (core/routing.c:uwsgi_opt_add_route). */
export const route: Judge = (judged) => {
  const { option, value } = judged;
  if (option.name.endsWith('route-label')) return null;
  let from = 0;
  // The condition of a status is a number, that of `run` is none
  const hasPattern = !/-(?:run|if|if-not|status)$/.test(option.name);
  if (!option.name.endsWith('route-run')) {
    const space = value.indexOf(' ');
    if (space < 0)
      return refused(
        `${subject(judged)} nennt keine Aktion.`,
        'invalid route syntax',
        'Hinter dem Muster und einem Leerzeichen die Aktion schreiben: `^/alt redirect:/neu`.',
      );
    from = space + 1;
    if (hasPattern) {
      const found = judgePattern(value.slice(0, space), 0, judged);
      if (found) return found;
    }
    if (/-if(?:-not)?$/.test(option.name)) {
      const condition = value.slice(0, space);
      const colon = condition.indexOf(':');
      if (colon < 0)
        return refused(
          `${subject(judged)} nennt keine Bedingung.`,
          'invalid route condition syntax',
          'Die Bedingung als `name:Argumente` schreiben, zum Beispiel `equal:${PATH_INFO};/alt`.',
        );
      const found = judgeWord(
        condition.slice(0, colon),
        0,
        {
          kind: 'routeConditions',
          name: 'Die Bedingung',
          message: (word) => `unable to find "${word}" route condition`,
        },
        judged,
      );
      if (found) return found;
    }
  }
  const action = value.slice(from);
  const colon = action.indexOf(':');
  if (colon < 0)
    return refused(
      `${subject(judged)} nennt keine Aktion mit Doppelpunkt.`,
      'invalid route syntax',
      'Auch ohne Argument steht hinter der Aktion ein Doppelpunkt: `last:`.',
    );
  return judgeWord(
    action.slice(0, colon),
    from,
    { kind: 'routeActions', name: 'Die Aktion', message: () => `unable to register route "${value}"` },
    judged,
  );
};
