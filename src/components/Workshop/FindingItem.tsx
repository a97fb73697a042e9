import React, { memo, useState, type ReactNode } from 'react';
import { useInternalLinks } from '@site/src/components/AnnotatedCode/useInternalLinks';
import InlineCode from '@site/src/components/InlineCode';
import SeverityLabel from '@site/src/components/Rules/SeverityLabel';
import type { Severity } from '@site/src/catalogue/types';
import { applyEdits } from '@site/src/engine/text/edit';
import type { Finding } from '@site/src/workshop/checkBench';
import { Changes } from './Changes';
import styles from './Findings.module.css';
import { useHide } from './Secrets';

/** What is to be read of a finding. */
export interface FindingView {
  severity: Severity;
  code: string;
  message: string;
  /** Address of the rule with the base path; null where there is none. */
  href: string | null;
  /** `backend.service, Zeile 9`. */
  place: string;
  /** The other sides of what does not fit together. */
  others: string[];
  /** Titles of the fixes. */
  fixes: string[];
}

/** What can be done with a finding, by its number in the list. */
export interface FindingActions {
  show: (number: number) => void;
  showOther: (number: number, other: number) => void;
  apply: (number: number, fix: number) => void;
}

interface FindingItemProps {
  number: number;
  isCurrent: boolean;
  view: FindingView;
  finding: Finding;
  /** The same functions each time. */
  actions: FindingActions;
}

/** One entry of the list: severity, place, message, rule, fixes. */
function Item({ number, isCurrent, view, finding, actions }: FindingItemProps): ReactNode {
  const followLinks = useInternalLinks();
  const { severity, code, message, href, place, others, fixes } = view;
  return (
    <li className={styles.item} data-diagnostic={code} data-severity={severity} aria-current={isCurrent || undefined}>
      <div className={styles.head}>
        <SeverityLabel severity={severity} />
        <button type="button" className={styles.place} onClick={() => actions.show(number)}>
          {place}
        </button>
      </div>
      <p>
        <InlineCode text={message} />
      </p>
      {others.map((other, index) => (
        <p key={index} className={styles.related}>
          Die andere Seite:{' '}
          <button type="button" className={styles.place} onClick={() => actions.showOther(number, index)}>
            {other}
          </button>
        </p>
      ))}
      <p className={styles.rule}>
        {href === null ? (
          <code>{code}</code>
        ) : (
          <a href={href} onClick={followLinks}>
            <span className="visually-hidden">Regel </span>
            <code>{code}</code>
          </a>
        )}
      </p>
      {fixes.map((title, index) => (
        <FixPreview
          key={title}
          title={title}
          finding={finding}
          index={index}
          onApply={() => actions.apply(number, index)}
        />
      ))}
    </li>
  );
}

const isSame = (before: FindingItemProps, after: FindingItemProps): boolean =>
  before.number === after.number &&
  before.isCurrent === after.isCurrent &&
  // Fixes show the text around them when they are unfolded
  (before.view.fixes.length === 0 || before.finding.file.text === after.finding.file.text) &&
  JSON.stringify(before.view) === JSON.stringify(after.view);

export const FindingItem = memo(Item, isSame);

interface FixPreviewProps {
  title: string;
  finding: Finding;
  index: number;
  onApply: () => void;
}

/** A fix; what it changes is worked out when it is unfolded. */
function FixPreview({ title, finding, index, onApply }: FixPreviewProps): ReactNode {
  const [open, setOpen] = useState(false);
  const { file, diagnostic } = finding;
  const hide = useHide(file);
  return (
    <details className={styles.fix} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        Vorschlag: <InlineCode text={title} />
      </summary>
      {open && (
        <>
          <Changes
            before={hide(file.text)}
            after={hide(applyEdits(file.text, diagnostic.fixes[index]?.edits ?? []))}
            label={`Änderung: ${title}`}
          />
          <button type="button" className={styles.apply} onClick={onApply}>
            Übernehmen
          </button>
        </>
      )}
    </details>
  );
}
