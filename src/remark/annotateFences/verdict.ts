import { LineIndex } from '../../engine/text/lineIndex';
import type { Diagnostic } from '../../engine/types';
import { severityLabels } from '../../markup/renderDiagnostics';
import type { CleanCode } from './magicComments';

/** Where a fence stands, for messages. */
export interface FencePlace {
  /** Path as it is to be printed. */
  file: string;
  /** Line of the fence's first code line, from 1. */
  firstLine: number;
  /** Column at which the code begins, from 1; more than 1 inside a list. */
  firstColumn: number;
}

/**
 * What contradicts the fence's `expect`: an error or warning that it does not name, or a name that does not come.
 * One line each, in the manner of a compiler; an empty list means that the fence is as its author says.
 */
export function contradictions(
  code: CleanCode,
  diagnostics: readonly Diagnostic[],
  expect: readonly string[],
  place: FencePlace,
): string[] {
  const lines = new LineIndex(code.text);
  const at = (offset: number): string => {
    const { line, column } = lines.position(offset);
    return `${place.file}:${place.firstLine + (code.sourceLines[line - 1] ?? line) - 1}:${place.firstColumn + column - 1}`;
  };
  const unexpected = diagnostics
    .filter(({ severity, code: name }) => severity !== 'info' && !expect.includes(name))
    .map(
      ({ span, severity, message, code: name }) =>
        `${at(span.start)}: ${severityLabels[severity]}: ${message} [${name}]`,
    );
  const missing = expect
    .filter((name) => !diagnostics.some((diagnostic) => diagnostic.code === name))
    .map(
      (name) =>
        `${at(0)}: Fehler: Die Diagnose „${name}“ steht in expect, der Codeblock löst sie aber nicht aus. [expect]`,
    );
  return [...unexpected, ...missing];
}
