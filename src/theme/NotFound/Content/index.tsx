// Change: leads on to guide, reference and home instead of asking the reader to write to someone.
import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import Heading from '@theme/Heading';
import type { Props } from '@theme/NotFound/Content';
import clsx from 'clsx';
import styles from './styles.module.css';

const ways = [
  { to: '/docs/', label: 'Leitfaden', text: 'von der Anwendung zum Dienst' },
  { to: '/referenz/', label: 'Referenz', text: 'Optionen und Direktiven' },
  { to: '/', label: 'Startseite', text: 'die Kommandozeile, erklärt' },
];

export default function NotFoundContent({ className }: Props): ReactNode {
  return (
    <main className={clsx('container site-page', styles.page, className)}>
      <Heading as="h1">
        <Translate id="theme.NotFound.title">Page Not Found</Translate>
      </Heading>
      <p>
        <Translate id="theme.NotFound.p1">We could not find what you were looking for.</Translate>
      </p>
      <p>
        <Translate id="theme.NotFound.p2">From here:</Translate>
      </p>
      <ul>
        {ways.map(({ to, label, text }) => (
          <li key={to}>
            <Link to={to}>{label}</Link> – {text}
          </li>
        ))}
      </ul>
    </main>
  );
}
