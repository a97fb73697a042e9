import React, { lazy, Suspense, type ReactNode } from 'react';
import Link from '@docusaurus/Link';
import useIsBrowser from '@docusaurus/useIsBrowser';
import Heading from '@theme/Heading';
import Layout from '@theme/Layout';
import styles from '../../components/Workshop/page.module.css';

/** Generator, engine and catalogue are loaded with this page alone. */
const Generator = lazy(() => import('../../components/Generator'));

/** Where the files of a new deployment come from. */
export default function GeneratorPage(): ReactNode {
  const isBrowser = useIsBrowser();
  return (
    <Layout
      title="Dateien erzeugen"
      description="Aus wenigen Angaben entsteht die vollständige Bereitstellung einer Flask-Anwendung: uwsgi.ini, gehärtete Unit-Datei, nginx-Konfiguration und die Befehle dazu – im Browser."
    >
      <main className={styles.page}>
        <header>
          <p className={styles.back}>
            <Link to="/werkstatt/">Werkstatt</Link>
          </p>
          <Heading as="h1">Dateien erzeugen</Heading>
          <p className={styles.lead}>
            Aus wenigen Angaben entsteht alles, was eine Flask-Anwendung auf Debian braucht: INI-Datei, gehärtete
            Unit-Datei, nginx mit TLS und die Befehle zum Installieren. Nichts davon verlässt den Browser.
          </p>
        </header>
        <p className={styles.withoutScript} data-without-script>
          Dieses Formular braucht JavaScript. Ohne es zeigt der <Link to="/docs/">Leitfaden</Link> dieselben Dateien
          Schritt für Schritt.
        </p>
        <div className={styles.stage}>
          {isBrowser && (
            <Suspense fallback={null}>
              <Generator />
            </Suspense>
          )}
        </div>
      </main>
    </Layout>
  );
}
