import React, { lazy, Suspense, type ReactNode } from 'react';
import Link from '@docusaurus/Link';
import useIsBrowser from '@docusaurus/useIsBrowser';
import Heading from '@theme/Heading';
import Layout from '@theme/Layout';
import styles from '../../components/Workshop/page.module.css';

/** Editor, engine and catalogue are loaded with this page alone. */
const Workshop = lazy(() => import('../../components/Workshop'));

/** Where readers lay out their own files. */
export default function WorkshopPage(): ReactNode {
  const isBrowser = useIsBrowser();
  return (
    <Layout
      title="Werkstatt"
      description="Eigene uWSGI-Kommandozeilen, INI-Dateien, Unit-Dateien und nginx-Konfigurationen erklären, zusammen prüfen und verbessern – im Browser, ohne dass etwas gesendet wird."
    >
      <main className={styles.page}>
        <header>
          <Heading as="h1">Werkstatt</Heading>
          <p className={styles.lead}>
            Eigene Dateien erklären, zusammen prüfen und verbessern: uWSGI, systemd und nginx. Alles bleibt im Browser;
            nichts wird gesendet, gespeichert oder ausgeführt. Wer noch keine Dateien hat, kann sie{' '}
            <Link to="/werkstatt/erzeugen/">aus wenigen Angaben erzeugen</Link>.
          </p>
        </header>
        <p className={styles.withoutScript} data-without-script>
          Die Werkstatt braucht JavaScript. Ohne es prüft der Befehl <code>check-config</code> aus dem Quelltext dieser
          Website dieselben Dateien auf der Kommandozeile.
        </p>
        <div className={styles.stage}>
          {isBrowser && (
            <Suspense fallback={null}>
              <Workshop />
            </Suspense>
          )}
        </div>
      </main>
    </Layout>
  );
}
