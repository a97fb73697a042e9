import type { ReactNode } from 'react';
import clsx from 'clsx';
import Heading from '@theme/Heading';
import InlineCode from '@site/src/components/InlineCode';
import type { EntryView } from '@site/src/plugins/reference/types';
import FactList from './FactList';
import SeeAlsoLinks from './SeeAlsoLinks';
import SourceList from './SourceList';
import ValueList from './ValueList';
import styles from './Entry.module.css';

interface Props {
  entry: EntryView;
  /** Hidden by the filter of the page. */
  hidden: boolean;
  /** Named by the address. */
  targeted: boolean;
}

/** One option or directive of the reference. The search indexes each as a record of its own. */
export default function Entry({ entry, hidden, targeted }: Props): ReactNode {
  return (
    <section className={styles.entry} hidden={hidden} data-search-entry={entry.spellings.join(' ')}>
      <Heading as="h2" id={entry.anchor} className={clsx(styles.title, targeted && styles.targeted)}>
        {entry.title}
      </Heading>
      <p className={styles.summary} data-search-summary>
        <InlineCode text={entry.summary} />
      </p>
      {entry.detail !== undefined && (
        <p>
          <InlineCode text={entry.detail} />
        </p>
      )}
      {entry.values && <ValueList values={entry.values} />}
      {entry.caution !== undefined && (
        <div className={styles.caution} role="note">
          <strong>Achtung</strong>
          <p>
            <InlineCode text={entry.caution} />
          </p>
        </div>
      )}
      <FactList facts={entry.facts} />
      <SeeAlsoLinks links={entry.seeAlso} />
      <SourceList sources={entry.sources} />
    </section>
  );
}
