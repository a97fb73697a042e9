// Change: German, and without the page layout, which may be what failed.
import type { ReactNode } from 'react';
import Head from '@docusaurus/Head';
import type { Props } from '@theme/Error';
import styles from './styles.module.css';

/** The last resort when a page throws while it is drawn in the browser. */
export default function ErrorPage({ error, tryAgain }: Props): ReactNode {
  return (
    <main className={styles.page}>
      <Head>
        <title>Diese Seite ließ sich nicht anzeigen</title>
      </Head>
      <h1>Diese Seite ließ sich nicht anzeigen</h1>
      <button type="button" className="button button--primary" onClick={tryAgain}>
        Erneut versuchen
      </button>
      <p lang="en" className={styles.message}>
        {error.message}
      </p>
    </main>
  );
}
