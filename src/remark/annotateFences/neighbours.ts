import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Code } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';
import { defaultProfile } from '../../engine/profiles';
import type { StackFile } from '../../engine/stack/types';
import { fileNameOf } from '../../markup/fileName';
import { fillListing } from '../listings';
import { languageOf } from './language';
import { stripMagicComments } from './magicComments';
import { parseMeta } from './meta';

/**
 * The files of a deployment that stand on other pages of the same edition: fences with the same `stack="…"` in the
 * pages beside `page` (a path). A deployment whose files are explained in several chapters is checked as a whole.
 */
export function stackFilesOfNeighbours(stack: string, page: string): StackFile[] {
  const folder = path.dirname(page);
  if (!existsSync(folder)) return [];
  const others = readdirSync(folder).filter((name) => name.endsWith('.mdx') && name !== path.basename(page));
  return others.sort().flatMap((name) => stackFilesOf(stack, path.join(folder, name)));
}

function stackFilesOf(stack: string, page: string): StackFile[] {
  const source = readFileSync(page, 'utf8');
  if (!source.includes(`stack="${stack}"`)) return [];
  const files: StackFile[] = [];
  visit(fromMarkdown(source), 'code', (node: Code) => {
    if (!node.meta?.includes(`stack="${stack}"`)) return;
    fillListing(node, `${path.relative(process.cwd(), page)}:${node.position?.start.line ?? 1}`);
    const { title, profile, annotate } = parseMeta(node.meta);
    const { text } = stripMagicComments(node.value);
    const language = annotate ? languageOf(node.lang ?? '', title, text) : null;
    if (language === null) return;
    files.push({ name: fileNameOf(title) ?? '', text, language, profile: profile ?? defaultProfile });
  });
  return files;
}
