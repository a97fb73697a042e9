import React, { useRef, type ReactNode } from 'react';
import { useNotes } from '@site/src/components/AnnotatedCode/useNotes';
import styles from './styles.module.css';

interface ExperimentProps {
  /** Folder below `experiments/`. */
  id: string;
  /** Ready-made HTML, put in at build time; empty in the browser, which has it in the page. */
  notesHtml?: string;
}

/** A recorded experiment, folded: what was asked, run, seen and concluded. Complete without JavaScript. */
export default function Experiment({ id, notesHtml = '' }: ExperimentProps): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  const name = `versuch-${id}`;
  const html = useNotes(name, notesHtml, root);
  return (
    <div
      ref={root}
      className={styles.experiment}
      data-notes={name}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
