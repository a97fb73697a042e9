import type { ReactNode } from 'react';
import InlineCode from '@site/src/components/InlineCode';
import type { SourceView } from '@site/src/plugins/reference/types';
import styles from './SourceList.module.css';

const kinds: Record<SourceView['kind'], string> = {
  manual: 'Handbuchseite',
  code: 'Quelltext',
  observed: 'Beobachtung',
};

/** Where the statements of an entry come from. */
export default function SourceList({ sources }: { sources: SourceView[] }): ReactNode {
  return (
    <ul className={styles.sources} aria-label="Quellen" data-pagefind-ignore>
      {sources.map(({ kind, text }) => (
        <li key={text}>
          <b>{kinds[kind]}:</b> <InlineCode text={text} />
        </li>
      ))}
    </ul>
  );
}
