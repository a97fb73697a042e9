import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Heading from '@theme/Heading';
import styles from './styles.module.css';

const ways = [
  { to: '/docs/', title: 'Leitfaden lesen', text: 'Vom leeren Debian-Server bis zum gehärteten Dienst hinter nginx.' },
  { to: '/werkstatt/', title: 'Eigene Dateien prüfen', text: 'Erklärt, zusammen geprüft und verbessert – im Browser.' },
  { to: '/werkstatt/erzeugen/', title: 'Dateien erzeugen', text: 'Aus wenigen Angaben alles für einen neuen Dienst.' },
  { to: '/docs/fehlersuche/', title: 'Fehler suchen', text: 'Meldung einfügen: Ursache, Abhilfe und Versuch.' },
  { to: '/referenz/', title: 'Option nachschlagen', text: 'Optionen und Direktiven mit Werten, Fallen und Quellen.' },
  { to: '/regeln/', title: 'Regeln verstehen', text: 'Jede Diagnose mit einem falschen und einem richtigen Beispiel.' },
];

/** The home page: one sentence, the annotated command (`children`), the ways in. */
export default function HomeIntro({ children }: { children: ReactNode }): ReactNode {
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <Heading as="h1" className={styles.title}>
          Was in der Kommandozeile steht
        </Heading>
        <p className={styles.lead}>
          Diese Zeile stellt ein Flask-Backend mit uWSGI bereit. Jedes unterstrichene Wort lässt sich aufschlagen: mit
          dem Zeiger, mit der Tastatur, mit dem Finger.
        </p>
      </header>
      <div className={styles.command}>{children}</div>
      <nav aria-label="Wege in die Website">
        <ul className={styles.ways}>
          {ways.map(({ to, title, text }) => (
            <li key={to} className={styles.way}>
              <Link to={to}>{title}</Link>
              <p>{text}</p>
            </li>
          ))}
        </ul>
      </nav>
    </main>
  );
}
