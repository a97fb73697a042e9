// Change: German, in the site's own look, and no picture that turns.
import type { ReactNode } from 'react';
import styles from './styles.module.css';

interface Props {
  error?: unknown;
  pastDelay?: boolean;
  retry: () => void;
}

/** Shown while a page is on its way for longer than a moment, and when it did not arrive. */
export default function Loading({ error, pastDelay, retry }: Props): ReactNode {
  if (error) {
    return (
      <main className={styles.page}>
        <p>Die Seite ließ sich nicht laden. Die Verbindung prüfen und erneut versuchen.</p>
        <button type="button" className="button button--primary" onClick={retry}>
          Erneut versuchen
        </button>
      </main>
    );
  }
  return pastDelay ? <p className={styles.page}>Wird geladen …</p> : null;
}
