import { useMemo } from 'react';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import type { Catalogue } from '@site/src/catalogue/types';
import { chips } from '@site/src/markup/chips';
import { renderBlock } from '@site/src/markup/render';
import { slug } from '@site/src/markup/slug';
import { checkBench } from '@site/src/workshop/checkBench';
import { isRead } from '@site/src/workshop/generate';
import type { Generated } from '@site/src/workshop/generate/types';
import type { AnnotatedParts } from './ResultFile';

/** The generated files as annotated blocks, by name; checked together, as on the bench. */
export function useAnnotatedFiles({ files, profile }: Generated, catalogue: Catalogue): Map<string, AnnotatedParts> {
  const { siteConfig } = useDocusaurusContext();
  return useMemo(() => {
    const bench = files.filter(isRead).map(({ name, text }) => ({ id: name, name, text, kind: null }));
    const parts = new Map<string, AnnotatedParts>();
    for (const checked of checkBench(bench, profile, catalogue)) {
      if (!('analysis' in checked)) continue;
      const { file, analysis, language } = checked;
      const block = slug(file.name);
      const rendered = renderBlock(file.text, analysis, catalogue, { block, baseUrl: siteConfig.baseUrl });
      parts.set(file.name, {
        block,
        codeHtml: rendered.lines.join(''),
        notesHtml: rendered.notes,
        diagnosticsHtml: rendered.diagnostics,
        noteCount: String(rendered.count),
        chips: chips(language, profile, file.text),
        annotated: language,
      });
    }
    return parts;
  }, [files, profile, catalogue, siteConfig.baseUrl]);
}
