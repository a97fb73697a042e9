import { Fragment, type ReactNode } from 'react';
import Link from '@docusaurus/Link';
import type { SeeAlso } from '@site/src/plugins/reference/types';
import styles from './SeeAlsoLinks.module.css';

/** Related entries; one without a text yet is named without a link. */
export default function SeeAlsoLinks({ links }: { links: SeeAlso[] }): ReactNode {
  if (links.length === 0) return null;
  return (
    <p className={styles.links} data-pagefind-ignore>
      <span>Siehe auch</span>{' '}
      {links.map(({ label, href }, index) => (
        <Fragment key={label}>
          {index > 0 && ', '}
          {href === null ? (
            <code>{label}</code>
          ) : (
            <Link to={href}>
              <code>{label}</code>
            </Link>
          )}
        </Fragment>
      ))}
    </p>
  );
}
