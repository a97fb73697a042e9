import path from 'node:path';
import type { Root } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type { MdxjsEsm } from 'mdast-util-mdxjs-esm';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { experimentIds, readExperiment, readRecording } from '../../experiments/readExperiments';
import { loadCatalogue } from '../../catalogue/load';
import { formatProblems } from '../../catalogue/yamlFile';
import { renderExperiment } from '../../markup/renderExperiment';
import { hardeningTable } from './hardeningTable';

/**
 * Puts the recorded experiment into `<Experiment id="…"/>`, and its measured steps in the place of `<HardeningSteps/>`. An id that does not exist fails the build with file and line.
 */
export function experiments() {
  return (tree: Root, file: VFile): void => {
    const known = new Set(experimentIds());
    let used = false;
    visit(tree, 'mdxJsxFlowElement', (node: MdxJsxFlowElement, index, parent) => {
      if (node.name === 'HardeningSteps' && parent && index !== undefined) {
        parent.children[index] = hardeningTable(loadCatalogue());
        return;
      }
      if (node.name !== 'Experiment') return;
      const place = `${path.relative(process.cwd(), file.path)}:${node.position?.start.line ?? 1}`;
      used = true;
      const id = attribute(node, 'id');
      if (id === null || !known.has(id))
        throw new Error(`${place}: Den Versuch „${id ?? ''}“ gibt es nicht. Alle nennt: npm run experiments -- --list`);
      const { experiment, problems } = readExperiment(id);
      if (!experiment) throw new Error(formatProblems(problems));
      const recording = readRecording(id);
      if (!recording)
        throw new Error(`${place}: Der Versuch „${id}“ ist nicht aufgezeichnet: npm run experiments -- ${id} --record`);
      node.attributes.push({
        type: 'mdxJsxAttribute',
        name: 'notesHtml',
        value: renderExperiment(experiment, recording),
      });
    });
    if (used) tree.children.unshift(componentImport('Experiment', '@site/src/components/Experiment'));
  };
}

/** `import NAME from 'SOURCE'` in the page itself: other pages do not carry the component. */
function componentImport(name: string, source: string): MdxjsEsm {
  return {
    type: 'mdxjsEsm',
    value: `import ${name} from '${source}';`,
    data: {
      estree: {
        type: 'Program',
        sourceType: 'module',
        body: [
          {
            type: 'ImportDeclaration',
            specifiers: [{ type: 'ImportDefaultSpecifier', local: { type: 'Identifier', name } }],
            source: { type: 'Literal', value: source, raw: `'${source}'` },
            attributes: [],
          },
        ],
      },
    },
  };
}

function attribute({ attributes }: MdxJsxFlowElement, name: string): string | null {
  const found = attributes.find((one): one is MdxJsxAttribute => one.type === 'mdxJsxAttribute' && one.name === name);
  return typeof found?.value === 'string' ? found.value : null;
}
