import React, { useRef, type ReactNode } from 'react';
import { useInternalLinks } from './useInternalLinks';
import { useNotes } from './useNotes';
import styles from './NoteList.module.css';

interface NoteListProps {
  /** Name of the block that the list belongs to. */
  block: string;
  /** The list as ready-made HTML; empty where it is in the page and not in its JavaScript. */
  html: string;
  count: number;
  open: boolean;
  /** Out of sight, while the text is edited. */
  hidden?: boolean;
}

/** The complete list of explanations below a block; each entry has an address and leads to its token. */
export function NoteList({ block, html, count, open, hidden }: NoteListProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const notes = useNotes(block, html, list);
  const onClick = useInternalLinks();
  return (
    <details open={open} hidden={hidden} className={styles.list}>
      <summary>Erklärungen als Liste ({count})</summary>
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events */}
      <div
        ref={list}
        data-notes={block}
        onClick={onClick}
        suppressHydrationWarning
        dangerouslySetInnerHTML={{ __html: notes }}
      />
    </details>
  );
}
