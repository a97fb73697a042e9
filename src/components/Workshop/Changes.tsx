import React, { useMemo, type ReactNode } from 'react';
import { structuredPatch } from 'diff';
import styles from './Changes.module.css';

interface ChangesProps {
  before: string;
  after: string;
  /** Accessible name of the listing. */
  label: string;
}

/** „Vorher → nachher“: the changed lines of a text with a line around them, signs in front. */
export function Changes({ before, after, label }: ChangesProps): ReactNode {
  const hunks = useMemo(
    () => structuredPatch('', '', before, after, undefined, undefined, { context: 1 }).hunks,
    [before, after],
  );
  return (
    // A long line is scrolled with the keyboard
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className={styles.changes} tabIndex={0} aria-label={label}>
      <code>
        {hunks.map(({ newStart, lines }) => (
          <React.Fragment key={newStart}>
            <span className={styles.place}>Zeile {newStart}</span>
            {lines
              .filter((line) => !line.startsWith('\\'))
              .map((line, index) => (
                <span key={index} className={styles.line} data-change={kinds[line.charAt(0)]}>
                  <span className={styles.sign}>{signs[line.charAt(0)] ?? ' '} </span>
                  {`${line.slice(1)}\n`}
                </span>
              ))}
          </React.Fragment>
        ))}
      </code>
    </pre>
  );
}

const kinds: Record<string, string> = { '-': 'removed', '+': 'added' };
const signs: Record<string, string> = { '-': '−', '+': '+' };
