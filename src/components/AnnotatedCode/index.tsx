import React, { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import clsx from 'clsx';
import CopyButton from '@theme/CodeBlock/Buttons/CopyButton';
import WordWrapButton from '@theme/CodeBlock/Buttons/WordWrapButton';
import { CodeContext, type WordWrap } from '@site/src/components/StaticCode/CodeContext';
import type { Language, ProfileName } from '@site/src/engine/types';
import { NoteList } from './NoteList';
import { useAnchors } from './useAnchors';
import { useExplanation } from './useExplanation';
import { useInternalLinks } from './useInternalLinks';
import { useWorkshop } from './useWorkshop';
import styles from './styles.module.css';

const loadCard = () => import('./Card');

/** Loaded when pointer or focus come near: before the first explanation is opened, not with the page. */
const Card = lazy(loadCard);

/** Loaded with the first block that is edited. */
const LiveCode = lazy(() => import('@site/src/components/LiveCode'));

export interface AnnotatedCodeProps {
  /** The text as written. */
  children: string;
  /** Ready-made HTML from `src/markup`: inside of `<code>`, the list of explanations, the list of diagnostics. */
  codeHtml: string;
  notesHtml: string;
  diagnosticsHtml: string;
  /** `0` where the explanations stand in a list that several blocks share. */
  noteCount: string;
  /** The list is unfolded from the start. */
  notesOpen?: string;
  /** Name of the block, first part of every id in it. */
  block: string;
  /** Programs and versions, separated by `|`. */
  chips: string;
  annotated: Language;
  profile: ProfileName;
  className?: string;
  metastring?: string;
  title?: string;
  live?: boolean;
}

const languageNames: Record<Language, string> = {
  'uwsgi-command': 'Kommandozeile',
  'uwsgi-ini': 'INI-Datei',
  systemd: 'Unit-Datei',
  nginx: 'nginx-Konfiguration',
};

/** A block in which every option, directive and value leads to its explanation; complete without JavaScript. */
export function AnnotatedCode(props: AnnotatedCodeProps): ReactNode {
  const {
    children,
    codeHtml,
    notesHtml,
    diagnosticsHtml,
    noteCount,
    chips,
    annotated,
    className,
    metastring,
    title: given,
    live,
    block,
  } = props;
  const root = useRef<HTMLElement>(null);
  const [editing, setEditing] = useState(false);
  const explanation = useExplanation(root, codeHtml);
  const wordWrap = useWrap(children);
  useAnchors(notesHtml + diagnosticsHtml);
  const followLinks = useInternalLinks();
  const openInWorkshop = useWorkshop(props);

  return (
    <CodeContext code={children} className={className} metastring={metastring} title={given} wordWrap={wordWrap}>
      {({ title, lineNumbers }) => (
        <div className={styles.wrapper}>
          {/* The handlers only add to links that work without them */}
          {}
          <figure
            ref={root}
            className={styles.block}
            onPointerEnter={() => void loadCard()}
            onFocusCapture={() => void loadCard()}
            {...explanation.handlers}
          >
            <figcaption className={styles.head}>
              <span className={styles.file}>{title ?? languageNames[annotated]}</span>
              <span className={styles.chips}>
                {chips.split('|').map((chip) => (
                  <span key={chip} className={styles.chip}>
                    {chip}
                  </span>
                ))}
              </span>
              <span className={styles.tools} data-needs-script>
                <button
                  type="button"
                  className={clsx(styles.primary, editing && styles.vacant)}
                  onClick={() => explanation.walk(0, true)}
                >
                  Durchgehen
                </button>
                {live && (
                  <button type="button" aria-pressed={editing} onClick={() => setEditing(!editing)}>
                    {editing ? 'Zurücksetzen' : 'Bearbeiten'}
                  </button>
                )}
                <button
                  type="button"
                  aria-label="In der Werkstatt öffnen"
                  className={clsx(editing && styles.vacant)}
                  onClick={() => openInWorkshop(title)}
                >
                  Werkstatt
                </button>
                <WordWrapButton className={clsx(styles.icon, editing && styles.vacant)} />
                <CopyButton className={styles.icon} />
              </span>
            </figcaption>
            {editing ? (
              <Suspense fallback={<Code html={codeHtml} lineNumbers={lineNumbers} />}>
                <LiveCode {...props} title={typeof title === 'string' ? title : undefined} lineNumbers={lineNumbers} />
              </Suspense>
            ) : (
              <>
                <div className={styles.stage}>
                  <Code
                    html={codeHtml}
                    lineNumbers={lineNumbers}
                    wrap={wordWrap.isEnabled || !wordWrap.isCodeScrollable}
                  />
                  {explanation.token && (
                    <Suspense fallback={null}>
                      <Card explanation={explanation} />
                    </Suspense>
                  )}
                </div>
                {/* eslint-disable jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events */}
                {diagnosticsHtml !== '' && (
                  <div
                    className={styles.diagnostics}
                    onClick={followLinks}
                    dangerouslySetInnerHTML={{ __html: diagnosticsHtml }}
                  />
                )}
                {/* eslint-enable jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events */}
              </>
            )}
          </figure>
          {noteCount !== '0' && (
            <NoteList
              block={block}
              html={notesHtml}
              count={Number(noteCount)}
              open={props.notesOpen !== undefined}
              hidden={editing}
            />
          )}
        </div>
      )}
    </CodeContext>
  );
}

function Code({ html, lineNumbers, wrap = true }: { html: string; lineNumbers: boolean; wrap?: boolean }): ReactNode {
  return (
    <pre className={styles.pre}>
      <code
        className={clsx(styles.code, lineNumbers && styles.numbered, !wrap && styles.unwrapped)}
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </pre>
  );
}

/** Longest line, in characters, that fits a phone without being wrapped. */
const shortLine = 32;

/** Lines are wrapped from the start: what is cut off cannot be explained. The theme's button takes that back. */
function useWrap(code: string): WordWrap {
  const [isEnabled, setIsEnabled] = useState(true);
  const codeBlockRef = useRef<HTMLPreElement>(null);
  const isCodeScrollable = code.split('\n').some((line) => line.length > shortLine);
  return {
    codeBlockRef,
    isEnabled: isEnabled && isCodeScrollable,
    isCodeScrollable,
    toggle: () => setIsEnabled(!isEnabled),
  };
}
