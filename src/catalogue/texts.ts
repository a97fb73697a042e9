/** Reads, checks and addresses the German texts. Runs in Node only: build, command line, tests. */
import path from 'node:path';
import Ajv from 'ajv';
import schema from './texts.schema.json';
import type { EntryId, EntryText, Program, ShownText, TextGroup } from './types';
import { formatProblems, readYamlFile, shownPath, yamlFiles, type TextProblem } from './yamlFile';

export const textsFolder = path.resolve(__dirname, 'texts');

const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

export const textFiles = (folder = textsFolder): string[] => yamlFiles(folder);

/** One file; on a problem the group is null and the problems say where and what. */
export function readTextFile(file: string): { group: TextGroup | null; problems: TextProblem[] } {
  const { data, problems } = readYamlFile(file, validate);
  const group = data === null ? null : { ...(data as Omit<TextGroup, 'file'>), file: shownPath(file) };
  return { group, problems };
}

/** All groups; throws with every problem, file and line, where a file is wrong. */
export function readTexts(folder = textsFolder): TextGroup[] {
  const read = textFiles(folder).map(readTextFile);
  const problems = read.flatMap((result) => result.problems);
  if (problems.length > 0) throw new Error(formatProblems(problems));
  return read.flatMap((result) => (result.group ? [result.group] : []));
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
