import type { ReactNode } from 'react';
import InlineCode from '@site/src/components/InlineCode';
import type { Fact } from '@site/src/plugins/reference/types';
import styles from './FactList.module.css';

/** What the programs themselves say about an entry. */
export default function FactList({ facts }: { facts: Fact[] }): ReactNode {
  if (facts.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {facts.map(({ term, detail }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            <InlineCode text={detail} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
