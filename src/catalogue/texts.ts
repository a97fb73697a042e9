/** Reads, checks and addresses the German texts. Runs in Node only: build, command line, tests. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ErrorObject } from 'ajv';
import { LineCounter, parseDocument, type Document } from 'yaml';
import schema from './texts.schema.json';
import type { EntryId, EntryText, Program, ShownText, TextGroup } from './types';

/** A mistake in a text file, placed by line and column (from 1). */
export interface TextProblem {
  file: string;
  line: number;
  column: number;
  message: string;
}

export const textsFolder = path.resolve(__dirname, 'texts');
const projectFolder = path.resolve(__dirname, '..', '..');

const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

/** All text files, in a stable order. */
export function textFiles(folder = textsFolder): string[] {
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
    return `${at}: unbekannter Schlüssel „${String(error.params.additionalProperty)}“. Erlaubt ist, was in texts.schema.json steht.`;
  }
  return `${at}: ${error.message ?? 'ungültig'}`;
}

/** One file; on a problem the group is null and the problems say where and what. */
export function readTextFile(file: string): { group: TextGroup | null; problems: TextProblem[] } {
  const shown = path.relative(projectFolder, file);
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => ({ line: lines.linePos(offset).line, column: lines.linePos(offset).col });
  if (document.errors.length > 0) {
    return {
      group: null,
      problems: document.errors.map((error) => ({ file: shown, ...at(error.pos[0]), message: error.message })),
    };
  }
  const data: unknown = document.toJS();
  if (!validate(data)) {
    const problems = (validate.errors ?? []).map((error) => {
      const keys = error.instancePath
        .split('/')
        .slice(1)
        .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
      if (error.keyword === 'additionalProperties') keys.push(String(error.params.additionalProperty));
      return { file: shown, ...placeOf(document, lines, keys), message: explain(error) };
    });
    return { group: null, problems };
  }
  return { group: { ...(data as unknown as Omit<TextGroup, 'file'>), file: shown }, problems: [] };
}

/** All groups; throws with every problem, file and line, where a file is wrong. */
export function readTexts(folder = textsFolder): TextGroup[] {
  const read = textFiles(folder).map(readTextFile);
  const problems = read.flatMap((result) => result.problems);
  if (problems.length > 0) throw new Error(formatProblems(problems));
  return read.flatMap((result) => (result.group ? [result.group] : []));
}

export function formatProblems(problems: TextProblem[]): string {
  return problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n');
}

export function entryId(program: Program, name: string): EntryId {
  return `${program}/${name}`;
}

/** Anchor of an entry on its reference page; brackets and other signs are kept readable in an address. */
export function entryAnchor(name: string): string {
  return name.replace(/[^\p{L}\p{N}._@-]+/gu, '-').replace(/^-+|-+$/g, '') || 'eintrag';
}

export function groupPath(group: Pick<TextGroup, 'program' | 'slug'>): string {
  return `/referenz/${group.program}/${group.slug}/`;
}

/** The texts as an annotated block needs them, by entry id. */
export function shownTexts(groups: TextGroup[]): Record<EntryId, ShownText> {
  const texts: Record<EntryId, ShownText> = {};
  for (const group of groups) {
    for (const [name, text] of Object.entries(group.entries)) {
      texts[entryId(group.program, name)] = shownText(text, `${groupPath(group)}#${entryAnchor(name)}`);
    }
  }
  return texts;
}

function shownText(text: EntryText, href: string): ShownText {
  return {
    summary: text.summary,
    ...(text.detail === undefined ? {} : { detail: text.detail }),
    ...(text.values === undefined ? {} : { values: text.values }),
    ...(text.caution === undefined ? {} : { caution: text.caution }),
    href,
  };
}
