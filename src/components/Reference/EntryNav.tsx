import type { ReactNode } from 'react';
import type { EntryView } from '@site/src/plugins/reference/types';
import styles from './EntryNav.module.css';

interface Props {
  entries: EntryView[];
  isHidden: (entry: EntryView) => boolean;
}

/** The entries of a page: beside them on wide screens, above them on narrow ones. */
export default function EntryNav({ entries, isHidden }: Props): ReactNode {
  return (
    <nav className={styles.nav} aria-label="Einträge dieser Seite">
      <ul>
        {entries.map((entry) => (
          <li key={entry.anchor} hidden={isHidden(entry)}>
            <a href={`#${entry.anchor}`}>{entry.title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
