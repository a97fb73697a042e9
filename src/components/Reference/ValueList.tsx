import type { ReactNode } from 'react';
import InlineCode from '@site/src/components/InlineCode';
import type { EntryView } from '@site/src/plugins/reference/types';
import styles from './ValueList.module.css';

/** What single values of an entry mean. */
export default function ValueList({ values }: { values: NonNullable<EntryView['values']> }): ReactNode {
  return (
    <dl className={styles.values}>
      {values.map(({ value, meaning }) => (
        <div key={value}>
          <dt>
            <code>{value}</code>
          </dt>
          <dd>
            <InlineCode text={meaning} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
