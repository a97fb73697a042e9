import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import styles from '../Reference/Breadcrumbs.module.css';

/** The way back to the overview. */
export default function Breadcrumbs({ title }: { title: string }): ReactNode {
  return (
    <nav className={styles.breadcrumbs} aria-label="Standort">
      <ol>
        <li>
          <Link to="/regeln/">Regeln</Link>
        </li>
        <li aria-current="page">{title}</li>
      </ol>
    </nav>
  );
}
