import type { MouseEvent, ReactNode } from 'react';
import { partsOf } from './excerpt';
import type { Hit } from './hits';
import styles from './SearchResults.module.css';

interface Props {
  hit: Hit;
  id: string;
  active: boolean;
  onPoint: () => void;
  onClick: (event: MouseEvent) => void;
}

/** One hit; a real link, so that it can be opened in a new tab. */
export default function SearchOption({ hit, id, active, onPoint, onClick }: Props): ReactNode {
  return (
    <a
      id={id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      href={hit.url}
      className={styles.option}
      onPointerMove={onPoint}
      onClick={onClick}
    >
      <span className={styles.title} data-code={hit.code || undefined}>
        {hit.title}
      </span>
      {hit.context !== '' && <span className={styles.context}>{hit.context}</span>}
      <span className={styles.excerpt}>
        {partsOf(hit.excerpt).map(({ marked, text }, index) => (marked ? <mark key={index}>{text}</mark> : text))}
      </span>
    </a>
  );
}
