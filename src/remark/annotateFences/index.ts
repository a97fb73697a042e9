import path from 'node:path';
import type { Code, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { loadCatalogue } from '../../catalogue/load';
import { analyse } from '../../engine/analyse';
import { defaultProfile } from '../../engine/profiles';
import { analyseStack } from '../../engine/stack/analyseStack';
import type { StackFile } from '../../engine/stack/types';
import type { Analysis, Language } from '../../engine/types';
import { chips } from '../../markup/chips';
import { fileNameOf } from '../../markup/fileName';
import { renderBlock } from '../../markup/render';
import { renderPlain } from '../../markup/renderPlain';
import { Ids, slug } from '../../markup/slug';
import { languageOf } from './language';
import { stripMagicComments, type CleanCode } from './magicComments';
import { parseMeta, type FenceMeta } from './meta';
import { stackFilesOfNeighbours } from './neighbours';
import { contradictions } from './verdict';

export interface AnnotateFencesOptions {
  baseUrl: string;
}

/** A fence with all that its parts say. */
interface Fence {
  node: Code;
  lang: string;
  meta: FenceMeta;
  code: CleanCode;
  /** Unique on the page: first part of the ids in this block. */
  block: string;
}

/** Fences whose code can be run on the page. */
const isLiveComponent = ({ lang, meta }: Fence): boolean => meta.live && ['jsx', 'tsx', 'js', 'ts'].includes(lang);

/**
 * Turns every code fence into ready-made HTML at build time: annotated where the fence is a command, a unit, an
 * INI file or an nginx configuration, coloured otherwise. A fence that contradicts its `expect` fails the build with file, line and message.
 */
export function annotateFences({ baseUrl }: AnnotateFencesOptions) {
  return (tree: Root, file: VFile): void => {
    const problems: string[] = [];
    const fences = fencesOf(tree, file);
    const stacks = analyseStacks(fences, file.path);
    for (const fence of fences) {
      const language = languageOfFence(fence);
      fence.node.value = fence.code.text;
      if (language) problems.push(...annotate(fence, language, stacks.get(fence), baseUrl, file));
      else
        setProperties(fence.node, {
          codeHtml: renderPlain(fence.code.text, fence.lang, highlightedLines(fence)),
          ...(isLiveComponent(fence) ? { liveComponent: 'yes' } : {}),
        });
    }
    if (problems.length > 0) throw new Error(`Ein Codeblock widerspricht sich selbst:\n${problems.join('\n')}\n`);
  };
}

function fencesOf(tree: Root, file: VFile): Fence[] {
  const ids = new Ids();
  const fences: Fence[] = [];
  let heading = 'code';
  visit(tree, (node) => {
    if (node.type === 'heading') heading = slug(toString(node)) || heading;
    if (node.type !== 'code') return;
    const meta = readMeta(node, file);
    fences.push({
      node,
      lang: node.lang ?? '',
      meta,
      code: stripMagicComments(node.value),
      block: ids.take(slug(meta.title ?? '') || heading),
    });
  });
  return fences;
}

function readMeta(node: Code, file: VFile): FenceMeta {
  try {
    return parseMeta(node.meta ?? '');
  } catch (error) {
    throw new Error(`${shownPath(file)}:${node.position?.start.line ?? 1}: ${(error as Error).message}`);
  }
}

const languageOfFence = ({ lang, meta, code }: Fence): Language | null =>
  meta.annotate ? languageOf(lang, meta.title, code.text) : null;

/** The fences that name a deployment, each analysed together with the others of the same name, here and on the pages beside. */
function analyseStacks(fences: readonly Fence[], page: string): Map<Fence, Analysis> {
  const groups = new Map<string, { fence: Fence; file: StackFile }[]>();
  for (const fence of fences) {
    const language = languageOfFence(fence);
    const { stack, title, profile } = fence.meta;
    if (stack === null || language === null) continue;
    const name = fileNameOf(title) ?? '';
    const file = { name, text: fence.code.text, language, profile: profile ?? defaultProfile };
    groups.set(stack, [...(groups.get(stack) ?? []), { fence, file }]);
  }
  const result = new Map<Fence, Analysis>();
  for (const [stack, group] of groups) {
    const files = [...group.map(({ file }) => file), ...stackFilesOfNeighbours(stack, page)];
    const { analyses } = analyseStack(files, { catalogue: loadCatalogue() });
    group.forEach(({ fence }, index) => {
      const analysis = analyses[index];
      if (analysis) result.set(fence, analysis);
    });
  }
  return result;
}

/** The messages that contradict the fence; its analysis, alone or as part of a deployment, is put on the node. */
function annotate(
  fence: Fence,
  language: Language,
  known: Analysis | undefined,
  baseUrl: string,
  file: VFile,
): string[] {
  const { node, meta, code, block } = fence;
  const catalogue = loadCatalogue();
  const profile = meta.profile ?? defaultProfile;
  const fileName = fileNameOf(meta.title);
  const own = { language, catalogue, profile, ...(fileName === undefined ? {} : { fileName }) };
  const analysis = known ?? analyse(code.text, own);
  const rendered = renderBlock(code.text, analysis, catalogue, {
    block,
    baseUrl,
    highlighted: highlightedLines(fence),
  });
  setProperties(node, {
    codeHtml: rendered.lines.join(''),
    notesHtml: rendered.notes,
    diagnosticsHtml: rendered.diagnostics,
    noteCount: String(rendered.count),
    ...(meta.notesOpen ? { notesOpen: 'yes' } : {}),
    block,
    chips: chips(language, profile, code.text),
    annotated: language,
    profile,
  });
  const place = {
    file: shownPath(file),
    firstLine: (node.position?.start.line ?? 0) + 1,
    firstColumn: node.position?.start.column ?? 1,
  };
  return contradictions(code, analysis.diagnostics, meta.expect, place);
}

const highlightedLines = ({ code, meta }: Fence): Set<number> => new Set([...code.highlighted, ...meta.highlighted]);

function setProperties(node: Code, properties: Record<string, string>): void {
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, ...properties } };
}

const shownPath = (file: VFile): string => path.relative(process.cwd(), file.path);
