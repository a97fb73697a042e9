import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import InlineCode from '@site/src/components/InlineCode';
import type { OverviewEntry } from '@site/src/plugins/reference/types';
import styles from './OverviewMatches.module.css';

interface Props {
  entries: OverviewEntry[];
  query: string;
}

/** The entries that the filter found, with their summaries. */
export default function OverviewMatches({ entries, query }: Props): ReactNode {
  if (entries.length === 0) return <p>Kein Eintrag mit „{query.trim()}“.</p>;
  return (
    <ul className={styles.matches}>
      {entries.map(({ title, summary, href }) => (
        <li key={href}>
          <Link to={href}>
            <code>{title}</code>
          </Link>
          <span>
            <InlineCode text={summary} />
          </span>
        </li>
      ))}
    </ul>
  );
}
