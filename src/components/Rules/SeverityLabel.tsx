import type { ReactNode } from 'react';
import type { Severity } from '@site/src/catalogue/types';
import styles from './SeverityLabel.module.css';

const labels: Record<Severity, string> = { error: 'Fehler', warning: 'Warnung', info: 'Hinweis' };

/** „Fehler“, „Warnung“ or „Hinweis“: the word says it, the colour repeats it. */
export default function SeverityLabel({ severity }: { severity: Severity }): ReactNode {
  return (
    <span className={styles.severity} data-severity={severity}>
      {labels[severity]}
    </span>
  );
}
