import type { ReactNode } from 'react';
import clsx from 'clsx';
import Heading from '@theme/Heading';
import InlineCode from '@site/src/components/InlineCode';
import type { RuleView } from '@site/src/plugins/rules/types';
import SeeAlsoLinks from '../Reference/SeeAlsoLinks';
import SourceList from '../Reference/SourceList';
import entry from '../Reference/Entry.module.css';
import Examples from './Examples';
import Message from './Message';
import SeverityLabel from './SeverityLabel';
import styles from './RuleEntry.module.css';

interface Props {
  rule: RuleView;
  /** Hidden by the filter of the page. */
  hidden: boolean;
  /** Named by the address. */
  targeted: boolean;
}

/** One rule: what it says, and the examples that prove it. The search indexes each as a record of its own. */
export default function RuleEntry({ rule, hidden, targeted }: Props): ReactNode {
  const {
    anchor,
    code,
    title,
    severity,
    message,
    variants,
    detail,
    wrong,
    right,
    unchanged,
    verdict,
    seeAlso,
    sources,
  } = rule;
  return (
    <section className={entry.entry} hidden={hidden} data-search-entry={`${code} ${code.slice(code.indexOf('/') + 1)}`}>
      <Heading as="h2" id={anchor} className={clsx(styles.title, targeted && entry.targeted)}>
        {title}
      </Heading>
      <p className={styles.code}>
        <SeverityLabel severity={severity} /> <code>{code}</code>
      </p>
      <Message message={message} isSummary />
      {variants.length > 0 && (
        <details className={styles.variants}>
          <summary>
            {variants.length === 1 ? 'Ein Sonderfall' : `${variants.length} Sonderfälle`} mit eigenen Worten
          </summary>
          {variants.map((variant) => (
            <Message key={variant.what} message={variant} />
          ))}
        </details>
      )}
      {detail !== undefined && (
        <p>
          <InlineCode text={detail} />
        </p>
      )}
      <Examples kind="wrong" files={wrong} />
      <Examples kind="right" files={right} unchanged={unchanged} />
      <p className={styles.verdict} data-pagefind-ignore>
        <InlineCode text={verdict} />
      </p>
      <SeeAlsoLinks links={seeAlso} />
      <SourceList sources={sources} searched />
    </section>
  );
}
