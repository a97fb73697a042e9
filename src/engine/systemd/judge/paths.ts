import { code } from '../../values/explanation';
import { expandSpecifiers } from '../specifiers';
import { extractWord, extractWords, type Extracted, type ExtractFlags } from '../extractWord';
import { all, badSpecifier, expanded, orEmpty, shifted, type Finding, type Judge, type Scope } from './finding';

/** Longer than so many bytes in UTF-8, where no character has more than three of them for each UTF-16 unit. */
const isLonger = (text: string, bytes: number): boolean =>
  text.length * 3 > bytes && new TextEncoder().encode(text).length > bytes;

/**
 * What is wrong with a path; null where nothing is.
 *
 * Source: systemd 252, src/shared/parse-helpers.c:path_simplify_and_warn, src/basic/path-util.c.
 */
export function pathProblem(
  path: string,
  form: 'absolute' | 'relative' | 'any' = 'absolute',
): { what: string; helps: string } | null {
  const absolute = path.startsWith('/');
  if (form === 'absolute' && !absolute) {
    return { what: `${code(path)} ist kein absoluter Pfad.`, helps: 'Den Pfad mit einem Schrägstrich beginnen.' };
  }
  if (form === 'relative' && absolute) {
    return {
      what: `${code(path)} ist ein absoluter Pfad; hier steht ein Name unterhalb eines festen Verzeichnisses.`,
      helps: 'Den Schrägstrich am Anfang und das feste Verzeichnis weglassen.',
    };
  }
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (
    path === '' ||
    (!absolute && parts.length === 0 && path === '') ||
    isLonger(path, 4095) ||
    parts.some((part) => isLonger(part, 255))
  ) {
    return {
      what: 'Der Pfad ist leer oder zu lang.',
      helps: 'Höchstens 255 Zeichen je Verzeichnis und 4095 im Ganzen schreiben.',
    };
  }
  if (parts.includes('..') || (!absolute && parts.length === 0)) {
    return {
      what: `${code(path)} enthält ${code('..')} oder ist nur ein Punkt.`,
      helps: 'Den Pfad ohne Umwege schreiben.',
    };
  }
  return null;
}

/** Judges a path after its specifiers were replaced; `offset` is where it stands in the value. */
export function judgePath(
  path: string,
  offset: number,
  scope: Scope,
  form: 'absolute' | 'relative' | 'any' = 'absolute',
  fatal = false,
): Finding[] {
  const { text, bad } = expandSpecifiers(path, scope.unit);
  if (bad) return [badSpecifier(bad, offset, fatal)];
  const problem = pathProblem(text, form);
  return problem ? [{ from: offset, to: offset + path.length, fatal, ...problem }] : [];
}

const syntax = (value: string): Finding[] =>
  all(value, 'Anführungszeichen und Backslashes prüfen.', { what: 'Der Wert lässt sich nicht in Wörter zerlegen.' });

/** A list; each item is judged on its own, and the rest of the list counts. */
export const listOf =
  (
    flags: ExtractFlags,
    judge: (item: Extracted, scope: Scope) => Finding[],
    options: { negation?: boolean } = {},
  ): Judge =>
  (value, scope) => {
    if (value === '') return [];
    const start = options.negation && value.startsWith('~') ? 1 : 0;
    const { words, valid } = extractWords(value, flags, start);
    const findings = words.flatMap((item) =>
      judge(item, scope).map((finding) => ({ kept: words.length > 1, ...finding })),
    );
    return valid ? findings : [...findings, ...syntax(value)];
  };

/** Findings about the whole of an item, quotes included. */
export const item = ({ from, to }: Extracted, helps: string, more: Partial<Finding> = {}): Finding[] => [
  { from, to, helps, ...more },
];
const inItem = (extracted: Extracted, findings: Finding[]): Finding[] =>
  findings.map((finding) => ({ ...finding, from: extracted.from, to: extracted.to }));

const isEmptyExpansion = (value: string, { unit }: Scope): boolean => {
  const { text, bad } = expandSpecifiers(value, unit);
  return text === '' && bad === null;
};

/** A path that is empty once its specifiers are replaced counts as none. */
export const path: Judge = orEmpty((value, scope) =>
  isEmptyExpansion(value, scope)
    ? []
    : judgePath(value, 0, scope, 'absolute', scope.directive.parserArgument === 'true'),
);

export const pathSpec: Judge = orEmpty((value, scope) => judgePath(value, 0, scope));

/** `/var/run` is a link to `/run`; systemd corrects it. 252 does so without a word, 257 and 262 say so (tried). */
export function legacyRun(path: string, value: string, { version }: Scope): Finding[] {
  if (!path.startsWith('/var/run/')) return [];
  const better = path.replace(/^\/var\/run\//, '/run/');
  return [
    {
      from: 0,
      to: value.length,
      code: 'systemd/deprecated',
      kept: true,
      info: version === 252,
      what: `${code('/var/run')} ist der alte Name von ${code('/run')}.`,
      follows: 'systemd benutzt den neuen.',
      helps: `${code(better)} schreiben.`,
    },
  ];
}

/** A relative path counts from `/run`; an impossible one refuses the whole unit. */
export const pidFile: Judge = orEmpty(
  expanded((value, scope) => {
    const absolute = value.startsWith('/') ? value : `/run/${value}`;
    const problem = pathProblem(absolute);
    return problem ? all(value, problem.helps, { what: problem.what, fatal: true }) : legacyRun(absolute, value, scope);
  }),
);

export const pathList = listOf({ unquote: true }, (entry, scope) =>
  inItem(entry, judgePath(entry.word, entry.from, scope)),
);

/** `-` before a path: it may be missing; then `+`: it counts from `RootDirectory=`. */
export const namespacePaths = listOf({ unquote: true }, (entry, scope) => {
  const bare = entry.word.replace(/^-/, '').replace(/^\+/, '');
  return inItem(entry, judgePath(bare, entry.from, scope));
});

/** Stops at the first path that is wrong. */
export const colonPaths: Judge = orEmpty((value, scope) => {
  const { words, valid } = extractWords(value, { separators: ':', separate: true });
  if (!valid) return syntax(value);
  return words.flatMap((entry) => inItem(entry, judgePath(entry.word, entry.from, scope))).slice(0, 1);
});

export const environmentFile: Judge = orEmpty(
  expanded((value) => {
    const problem = pathProblem(value.replace(/^-/, ''));
    return problem ? all(value, problem.helps, { what: problem.what }) : [];
  }),
);

/** `~` is the home of `User=`; a missing directory is forgiven after `-`, and then a wrong one, too. */
export const workingDirectory: Judge = orEmpty((value, scope) => {
  const optional = value.startsWith('-');
  const path = optional ? value.slice(1) : value;
  return path === '~' ? [] : judgePath(path, optional ? 1 : 0, scope, 'absolute', !optional);
});

/** Conditions: `|` for one of several, `!` for the opposite, then the path. */
export const conditionPath: Judge = orEmpty((value, scope) => {
  const start = /^\|?!?/.exec(value)?.[0].length ?? 0;
  return judgePath(value.slice(start), start, scope);
});

export const conditionString: Judge = orEmpty(expanded(() => []));

/** `name` or `name:link` below a fixed directory. */
export const directories: Judge = listOf({ unquote: true, retainEscape: true }, (entry, scope) => {
  const { words, valid } = extractWords(entry.word, { separators: ':', unescape: true, unescapeSeparators: true });
  const [source, target, flags] = words;
  if (scope.version > 252 && flags && !['', 'ro'].includes(flags.word))
    return item(entry, `Nach dem zweiten Doppelpunkt gibt es ${code('ro')} und sonst nichts.`);
  if (!valid || !source) return item(entry, 'Einen Namen ohne Schrägstrich am Anfang schreiben.');
  const findings = judgePath(source.word, entry.from, scope, 'relative');
  if (findings.length > 0) return inItem(entry, findings);
  const first = expandSpecifiers(source.word, scope.unit)
    .text.split('/')
    .find((part) => part !== '' && part !== '.');
  if (first === 'private')
    return item(entry, 'Einen anderen Namen wählen.', {
      what: `${code('private')} ist für ${code('DynamicUser=')} vergeben.`,
    });
  if (target === undefined || target.word === '') return [];
  if (scope.directive.name === 'ConfigurationDirectory') return item(entry, 'Den Teil nach dem Doppelpunkt weglassen.');
  return inItem(entry, judgePath(target.word, entry.from, scope, 'relative'));
});

export const requiresMounts = pathList;

/** What follows the first wrong item is not read. */
export const stopAtFirst =
  (judge: Judge): Judge =>
  (value, scope) =>
    judge(value, scope).slice(0, 1);

/** `SOURCE[:DESTINATION[:OPTIONS]]`, where options are `rbind` or `norbind`. */
export const bindPaths: Judge = orEmpty((value, scope) => {
  const flags: ExtractFlags = { separators: ': \t\n\r', unquote: true, separate: true };
  const findings: Finding[] = [];
  let at: number | null = 0;
  for (;;) {
    const source = extractWord(value, at, flags);
    if (source === 'invalid') return [...findings, ...syntax(value)];
    if (source === null) return findings;
    at = source.next;
    const problems = inItem(source, judgePath(source.word.replace(/^-/, ''), source.from, scope));
    findings.push(...problems);
    if (problems.length > 0 || at === null || value[at - 1] !== ':') continue;
    const target = extractWord(value, at, flags);
    if (target === 'invalid') return [...findings, ...syntax(value)];
    if (target === null) return [...findings, ...item(source, 'Nach dem Doppelpunkt einen Pfad schreiben.')];
    at = target.next;
    const wrong = inItem(target, judgePath(target.word, target.from, scope));
    findings.push(...wrong);
    if (wrong.length > 0 || at === null || value[at - 1] !== ':') continue;
    const options = extractWord(value, at, { unquote: true });
    if (options === 'invalid') return [...findings, ...syntax(value)];
    at = options?.next ?? null;
    if (options && !['', 'rbind', 'norbind'].includes(options.word))
      findings.push(...item(options, `${code('rbind')} oder ${code('norbind')} schreiben.`));
  }
});

export const temporaryFileSystems = listOf({ unquote: true }, (entry, scope) => {
  const found = extractWord(entry.word, 0, { separators: ':', separate: true });
  if (found === null || found === 'invalid') return item(entry, 'Pfad und Optionen mit einem Doppelpunkt trennen.');
  return inItem(entry, judgePath(found.word, entry.from, scope));
});

/** A device and something else behind it; the rest is judged by `judge`. */
export const deviceAnd = (judge: (rest: string) => boolean, helps: string): Judge =>
  orEmpty((value, scope) => {
    const found = extractWord(value, 0, { unquote: true });
    if (found === 'invalid') return syntax(value);
    const rest = found === null || found.next === null ? '' : value.slice(found.next);
    if (!found || rest === '') return all(value, 'Nach dem Gerät mit Leerzeichen getrennt den Wert schreiben.');
    const findings = inItem(found, judgePath(found.word, found.from, scope, 'any'));
    if (findings.length > 0) return findings;
    return judge(rest) ? [] : shifted(all(rest, helps), found.next ?? 0);
  });

export const deviceAllow: Judge = orEmpty((value, scope) => {
  const found = extractWord(value, 0, { unquote: true });
  if (found === null || found === 'invalid') return syntax(value);
  const expansion = expandSpecifiers(found.word, scope.unit);
  if (expansion.bad) return [badSpecifier(expansion.bad, found.from, false)];
  const device = expansion.text;
  if (!/^(?:block|char)-/.test(device)) {
    const problem = pathProblem(device, 'any');
    const clean = `/${device
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .join('/')}`;
    if (problem || !device.startsWith('/') || !/^\/(?:dev|run\/systemd\/inaccessible)(?:\/|$)/.test(clean))
      return item(found, `Ein Gerät unter ${code('/dev/')} oder ${code('char-…')}, ${code('block-…')} nennen.`);
  }
  const rest = found.next === null ? '' : value.slice(found.next);
  return /^[rwm]*$/.test(rest)
    ? []
    : shifted(all(rest, `Aus ${code('r')}, ${code('w')} und ${code('m')} wählen.`), found.next ?? 0);
});
