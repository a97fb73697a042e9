import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Heading from '@theme/Heading';
import type { OverviewGroup } from '@site/src/plugins/reference/types';
import { entryCount } from './matches';
import styles from './OverviewGroupCard.module.css';

/** One group with all its names, each a link to its entry. */
export default function OverviewGroupCard({ group }: { group: OverviewGroup }): ReactNode {
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <Heading as="h3">
          <Link to={group.href}>{group.title}</Link>
        </Heading>
        <span>{entryCount(group.entries.length)}</span>
      </div>
      <ul className={styles.names}>
        {group.entries.map(({ title, href }) => (
          <li key={href}>
            <Link to={href}>{title}</Link>
          </li>
        ))}
      </ul>
    </li>
  );
}
