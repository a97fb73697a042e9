import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Code, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { region, RegionError } from './region';

const project = path.resolve(__dirname, '..', '..', '..');
/** Where listings may come from. */
const rooms = ['examples', 'experiments'];

/**
 * Fills a fence with `file="examples/…"` (and `region="…"`) from that file: what the guide shows is what the tests run.
 * A title that is not given is the path inside the project. Fails with file and line where there is nothing to show.
 */
export function listings() {
  return (tree: Root, file: VFile): void => {
    visit(tree, 'code', (node: Code) => {
      fillListing(node, `${path.relative(process.cwd(), file.path)}:${node.position?.start.line ?? 1}`);
    });
  };
}

/** Puts the file that the fence names into it; a fence that names none stays as it is. `place` is for messages. */
export function fillListing(node: Code, place: string): void {
  const source = attribute(node.meta, 'file');
  if (source === null) return;
  if (node.value.trim() !== '')
    throw new Error(`${place}: Der Codeblock hat file="${source}" und einen Inhalt. Den Inhalt entfernen.`);
  node.value = listing(source, attribute(node.meta, 'region'), place);
  node.meta = withTitle(node.meta ?? '', source);
}

export function attribute(meta: string | null | undefined, name: string): string | null {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(meta ?? '')?.[1] ?? null;
}

/** Text of a file or region; `place` is for messages. Throws where there is nothing to show. */
export function listing(source: string, name: string | null, place: string): string {
  const file = path.join(project, source);
  const inside = rooms.some((room) => file.startsWith(path.join(project, room) + path.sep));
  if (!inside || !existsSync(file))
    throw new Error(`${place}: Die Datei ${source} gibt es nicht unter ${rooms.join(' oder ')}.`);
  try {
    return region(readFileSync(file, 'utf8'), name);
  } catch (error) {
    if (error instanceof RegionError) throw new Error(`${place}: ${source}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** Path below the example: `examples/backend/src/run.py` is `src/run.py`. */
function withTitle(meta: string, source: string): string {
  const rest = meta.replace(/\s*\b(?:file|region)="[^"]*"/g, '').trim();
  return attribute(meta, 'title') === null ? `title="${source.split('/').slice(2).join('/')}" ${rest}`.trim() : rest;
}
