import React, { useEffect, useMemo, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import type { AnnotatedCodeProps } from '@site/src/components/AnnotatedCode';
import Card from '@site/src/components/AnnotatedCode/Card';
import { NoteList } from '@site/src/components/AnnotatedCode/NoteList';
import { useExplanation } from '@site/src/components/AnnotatedCode/useExplanation';
import { useInternalLinks } from '@site/src/components/AnnotatedCode/useInternalLinks';
import block from '@site/src/components/AnnotatedCode/styles.module.css';
import { CodeEditor } from '@site/src/components/CodeEditor';
import { applyAsTyped } from '@site/src/components/CodeEditor/applyAsTyped';
import type { Catalogue } from '@site/src/catalogue/types';
import { loadAnalyser, type Analyser } from '@site/src/engine/loadAnalyser';
import { fileNameOf } from '@site/src/markup/fileName';
import { renderBlock } from '@site/src/markup/render';
import { loadPieces } from './catalogue';
import styles from './styles.module.css';

type Props = Omit<AnnotatedCodeProps, 'title'> & { title: string | undefined; lineNumbers: boolean };

interface Loaded {
  catalogue: Catalogue;
  analyse: Analyser;
}

/** The annotated block as an editor: annotations and diagnostics follow each keystroke. Nothing leaves the browser. */
export default function LiveCode(props: Props): ReactNode {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    Promise.all([loadPieces(props.annotated), loadAnalyser(props.annotated)]).then(
      ([catalogue, analyse]) => setLoaded({ catalogue, analyse }),
      () => setFailed(true),
    );
  }, [props.annotated]);
  if (failed)
    return (
      <p className={styles.status}>Der Katalog ließ sich nicht laden. Die Seite neu laden und noch einmal versuchen.</p>
    );
  if (!loaded) {
    return (
      <pre className={block.pre}>
        <code className={block.code} dangerouslySetInnerHTML={{ __html: props.codeHtml }} />
      </pre>
    );
  }
  return <Editor {...props} {...loaded} />;
}

function Editor({ children, profile, title, block: name, catalogue, analyse, lineNumbers }: Props & Loaded): ReactNode {
  const { siteConfig } = useDocusaurusContext();
  const root = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(children.replace(/\n$/, ''));
  const analysis = useMemo(
    () => analyse(text, { catalogue, profile, fileName: fileNameOf(title) }),
    [text, analyse, catalogue, profile, title],
  );
  const rendered = useMemo(
    () =>
      renderBlock(text, analysis, catalogue, {
        block: `${name}--bearbeitet`,
        baseUrl: siteConfig.baseUrl,
        applicable: true,
      }),
    [text, analysis, catalogue, name, siteConfig.baseUrl],
  );
  const explanation = useExplanation(root, rendered);
  const followLinks = useInternalLinks();

  const applyFix = (event: MouseEvent): void => {
    const reference =
      event.target instanceof Element ? event.target.closest('[data-fix]')?.getAttribute('data-fix') : null;
    const [diagnostic = NaN, fix = NaN] = (reference ?? '').split('.').map(Number);
    const edits = analysis.diagnostics[diagnostic]?.fixes[fix]?.edits;
    if (edits && input.current) applyAsTyped(input.current, edits);
  };

  return (
    <div ref={root}>
      <div className={block.stage}>
        <CodeEditor
          ref={input}
          value={text}
          lines={rendered.lines}
          linesOf={text}
          lineNumbers={lineNumbers}
          label={title === undefined ? 'Code bearbeiten' : `${title} bearbeiten`}
          onChange={(value) => {
            explanation.close();
            setText(value);
          }}
          onPoint={(token) => {
            if (token) explanation.open(token, false);
            else explanation.close();
          }}
        />
        <Card explanation={explanation} />
      </div>
      <p role="status" className={styles.status}>
        {countOf(analysis.diagnostics.length)}
      </p>
      {/* The fixes are buttons inside the ready-made HTML */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events */}
      <div
        className={block.diagnostics}
        onClick={(event) => {
          applyFix(event);
          followLinks(event);
        }}
        dangerouslySetInnerHTML={{ __html: rendered.diagnostics }}
      />
      <div className={styles.notes}>
        <NoteList block={name} html={rendered.notes} count={rendered.count} open={false} />
      </div>
    </div>
  );
}

function countOf(diagnostics: number): string {
  if (diagnostics === 0) return 'Keine Diagnosen.';
  return diagnostics === 1 ? 'Eine Diagnose.' : `${diagnostics} Diagnosen.`;
}
