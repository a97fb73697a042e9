import React, { type ReactNode } from 'react';
import type { RecognisedLine, Recognition } from '@site/src/troubleshooting/recognise';
import styles from './styles.module.css';

/** What the pasted lines mean: links to the sections, decoded numbers, and lines that nothing here explains. */
export function Result({ recognition: { known, unknown } }: { recognition: Recognition }): ReactNode {
  if (known.length === 0 && unknown.length === 0)
    return <p>Darin ist keine Meldung, die diese Seite kennt oder die nach einem Fehler aussieht.</p>;
  return (
    <>
      <p>
        {known.length === 0 ? 'Keine dieser Meldungen steht auf dieser Seite.' : `Erkannt: ${known.length}`}
        {unknown.length > 0 && `. Unbekannt: ${unknown.length}`}
      </p>
      <ul className={styles.lines}>
        {known.map((line) => (
          <Line key={line.line} line={line}>
            {line.problems.map(({ id, title }) => (
              <a key={id} href={`#${id}`}>
                {title}
              </a>
            ))}
          </Line>
        ))}
        {unknown.map((line) => (
          <Line key={line.line} line={line}>
            <span className={styles.unknown}>Diese Meldung kennt die Seite nicht.</span>
          </Line>
        ))}
      </ul>
    </>
  );
}

function Line({ line: { line, text, decoded }, children }: { line: RecognisedLine; children: ReactNode }): ReactNode {
  return (
    <li>
      <p className={styles.message}>
        <span className={styles.number}>Zeile {line}</span> <code>{text.slice(0, 200)}</code>
      </p>
      <p className={styles.answer}>{children}</p>
      {decoded !== '' && <p className={styles.hint}>{decoded}</p>}
    </li>
  );
}
