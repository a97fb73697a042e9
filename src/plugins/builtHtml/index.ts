/** What the plugins that work on the built pages share: finding, reading and replacing them. */
import { readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, serialize, type DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** Every HTML file below the folder, relative to it, in a stable order. */
export async function builtPages(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.split(path.sep).join('/'))
    .sort();
}

/** All elements of a page in the order of the text, with their places in it. */
export function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  collect(parse(html, { sourceCodeLocationInfo: true }), found);
  return found;
}

function collect(node: Node, found: Element[]): void {
  if ('tagName' in node) found.push(node);
  if ('childNodes' in node) for (const child of node.childNodes) collect(child, found);
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

/** Text of an element; what `leavesOut` holds for is left out with all it contains. */
export function textOf(element: Element, leavesOut: (inner: Element) => boolean = () => false): string {
  return element.childNodes
    .map((node) => {
      if ('value' in node) return node.value;
      return 'tagName' in node && !leavesOut(node) ? textOf(node, leavesOut) : '';
    })
    .join('');
}

/** The descendants of an element in the order of the text. */
export function within(element: Element): Element[] {
  const found: Element[] = [];
  for (const child of element.childNodes) collect(child, found);
  return found;
}

/** Takes the element out of its page. */
export function detach(element: Element): void {
  const { parentNode } = element;
  if (parentNode) parentNode.childNodes = parentNode.childNodes.filter((node) => node !== element);
}

/** HTML of what the element contains, with every end tag that the minified page leaves out. */
export const innerHtml = (element: Element): string => serialize(element);

/** Where the element stands in the text; every element that the author wrote has a place. */
export function placeOf(element: Element): { start: number; end: number; afterStartTag: number } {
  const place = element.sourceCodeLocation;
  if (!place) throw new Error(`<${element.tagName}> steht nicht im Text der Seite.`);
  return {
    start: place.startOffset,
    end: place.endOffset,
    afterStartTag: place.startTag?.endOffset ?? place.endOffset,
  };
}

/** Replaces a file in one step, so that a plugin reading it at the same time never sees half of it. */
export async function replaceFile(file: string, content: string): Promise<void> {
  const draft = `${file}.neu`;
  await writeFile(draft, content);
  await rename(draft, file);
}
