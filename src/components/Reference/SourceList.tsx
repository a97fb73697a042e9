import type { ReactNode } from 'react';
import InlineCode from '@site/src/components/InlineCode';
import type { SourceView } from '@site/src/plugins/reference/types';
import styles from './SourceList.module.css';

const kinds: Record<SourceView['kind'], string> = {
  manual: 'Handbuchseite',
  code: 'Quelltext',
  observed: 'Beobachtung',
};

interface Props {
  sources: SourceView[];
  /** The search finds them: they quote messages of the programs. */
  searched?: boolean;
}

/** Where the statements of an entry come from. */
export default function SourceList({ sources, searched = false }: Props): ReactNode {
  return (
    <ul className={styles.sources} aria-label="Quellen" data-pagefind-ignore={searched ? undefined : true}>
      {sources.map(({ kind, text }) => (
        <li key={text}>
          <b>{kinds[kind]}:</b> <InlineCode text={text} />
        </li>
      ))}
    </ul>
  );
}
