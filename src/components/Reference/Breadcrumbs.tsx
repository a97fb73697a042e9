import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import styles from './Breadcrumbs.module.css';

interface Props {
  program: string;
  title: string;
}

/** The way back to the overview. */
export default function Breadcrumbs({ program, title }: Props): ReactNode {
  return (
    <nav className={styles.breadcrumbs} aria-label="Standort">
      <ol>
        <li>
          <Link to="/referenz/">Referenz</Link>
        </li>
        <li>{program}</li>
        <li aria-current="page">{title}</li>
      </ol>
    </nav>
  );
}
