import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { isShortCode } from '../markup/inline';

/** Keeps short names such as `--die-on-term` on one line: browsers break lines at their hyphens. */
export function unbrokenCode() {
  return (tree: Root): void => {
    visit(tree, 'inlineCode', (node) => {
      if (isShortCode(node.value))
        node.data = { ...node.data, hProperties: { ...node.data?.hProperties, className: ['unbroken'] } };
    });
  };
}
