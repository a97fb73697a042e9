// Change: a landmark with a visible title around the theme's own table of contents.
import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import TOCItems from '@theme/TOCItems';
import type { Props } from '@theme/TOC';
import clsx from 'clsx';
import styles from './styles.module.css';

const titleId = 'inhalt-der-seite';

export default function TOC({ className, ...props }: Props): ReactNode {
  return (
    <nav className={clsx(styles.toc, 'thin-scrollbar', className)} aria-labelledby={titleId}>
      <p className={styles.title} id={titleId}>
        <Translate id="theme.TOCCollapsible.toggleButtonLabel">On this page</Translate>
      </p>
      <TOCItems
        {...props}
        linkClassName="table-of-contents__link toc-highlight"
        linkActiveClassName="table-of-contents__link--active"
      />
    </nav>
  );
}
