/** Reads and checks YAML files that contributors write. Runs in Node only: build, command line, tests. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { LineCounter, parseDocument, type Document } from 'yaml';

/** A mistake in a text file, placed by line and column (from 1). */
export interface TextProblem {
  file: string;
  line: number;
  column: number;
  message: string;
}

const projectFolder = path.resolve(__dirname, '..', '..');

/** Path relative to the project, for messages. */
export const shownPath = (file: string): string => path.relative(projectFolder, file);

/** All YAML files of a folder and the folders in it, in a stable order. */
export function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => path.join(folder, name));
}

function placeOf(document: Document, lines: LineCounter, keys: string[]): { line: number; column: number } {
  for (let depth = keys.length; depth > 0; depth -= 1) {
    const node = document.getIn(keys.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) {
      const { line, col } = lines.linePos(node.range[0]);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
}

function explain(error: ErrorObject): string {
  const at = error.instancePath.replace(/^\//, '').replaceAll('/', ' › ') || 'Datei';
  if (error.keyword === 'additionalProperties') {
    return `${at}: unbekannter Schlüssel „${String(error.params.additionalProperty)}“. Erlaubt ist, was im Schema steht.`;
  }
  return `${at}: ${error.message ?? 'ungültig'}`;
}

/** What a file holds; null with the problems that say where and what, where the schema does not fit. */
export function readYamlFile(file: string, validate: ValidateFunction): { data: unknown; problems: TextProblem[] } {
  const shown = shownPath(file);
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => ({ line: lines.linePos(offset).line, column: lines.linePos(offset).col });
  if (document.errors.length > 0) {
    return {
      data: null,
      problems: document.errors.map((error) => ({ file: shown, ...at(error.pos[0]), message: error.message })),
    };
  }
  const data: unknown = document.toJS();
  if (validate(data)) return { data, problems: [] };
  const problems = (validate.errors ?? []).map((error) => {
    const keys = error.instancePath
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (error.keyword === 'additionalProperties') keys.push(String(error.params.additionalProperty));
    return { file: shown, ...placeOf(document, lines, keys), message: explain(error) };
  });
  return { data: null, problems };
}

export function formatProblems(problems: TextProblem[]): string {
  return problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n');
}
