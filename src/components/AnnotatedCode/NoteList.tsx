import React, { type MouseEvent, type ReactNode } from 'react';
import { useHistory } from '@docusaurus/router';
import styles from './NoteList.module.css';

/** The complete list of explanations below a block; each entry has an address and leads to its token. */
export function NoteList({ html, count, open }: { html: string; count: number; open: boolean }): ReactNode {
  const history = useHistory();
  // Links of the ready-made HTML change the page without loading it anew, like every other link of the site
  const onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href');
    if (!link || !href?.startsWith('/') || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    history.push(href);
  };
  return (
    <details open={open} className={styles.list}>
      <summary>Erklärungen als Liste ({count})</summary>
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events */}
      <div onClick={onClick} dangerouslySetInnerHTML={{ __html: html }} />
    </details>
  );
}
