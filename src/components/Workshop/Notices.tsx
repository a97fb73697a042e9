import React, { type ReactNode } from 'react';
import type { BenchFile } from '@site/src/workshop/types';
import styles from './Notices.module.css';

interface NoticesProps {
  refused: readonly string[];
  removed: readonly BenchFile[];
  onRestore: () => void;
}

/** What could not be read, and what can be brought back. */
export function Notices({ refused, removed, onRestore }: NoticesProps): ReactNode {
  return (
    <div role="status">
      {refused.map((reason) => (
        <p key={reason} className={styles.refused}>
          {reason}
        </p>
      ))}
      {removed.length > 0 && (
        <p className={styles.removed}>
          Entfernt: {removed.length === 1 ? removed[0]?.name : `${removed.length} Dateien`}.{' '}
          <button type="button" onClick={onRestore}>
            Rückgängig
          </button>
        </p>
      )}
    </div>
  );
}
