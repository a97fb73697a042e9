import type { ReactNode } from 'react';
import type { RuleMessage } from '@site/src/catalogue/types';
import InlineCode from '@site/src/components/InlineCode';
import styles from './Message.module.css';

const parts = [
  ['what', 'Was ist'],
  ['follows', 'Was folgt'],
  ['helps', 'Was hilft'],
] as const;

interface Props {
  message: RuleMessage;
  /** Its first part stands for the rule in the search. */
  isSummary?: boolean;
}

/** The three parts of a diagnostic. */
export default function Message({ message, isSummary = false }: Props): ReactNode {
  return (
    <dl className={styles.message}>
      {parts.map(([part, label]) => (
        <div key={part}>
          <dt>{label}</dt>
          <dd data-search-summary={isSummary && part === 'what' ? true : undefined}>
            <InlineCode text={message[part]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
