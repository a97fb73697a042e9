import React, { type ReactNode } from 'react';
import styles from './Help.module.css';

const keys: [keys: string[], what: string][] = [
  [['F8'], 'nächste Diagnose'],
  [['Umschalt', 'F8'], 'vorige Diagnose'],
  [['Strg', '.'], 'ersten Vorschlag zur Zeile am Cursor übernehmen'],
  [['Strg', 'Leertaste'], 'Vorschläge zum Vervollständigen'],
  [['Strg', 'I'], 'Wort am Cursor erklären'],
  [['Strg', 'Z'], 'rückgängig, auch nach einem übernommenen Vorschlag'],
  [['Esc'], 'Erklärung oder Liste schließen'],
  [['Tab'], 'das Feld verlassen; eingerückt wird mit Leerzeichen'],
  [['←', '→'], 'auf den Reitern: andere Datei'],
];

/** What the keyboard does on the bench. */
export function Help(): ReactNode {
  return (
    <section className={styles.help} aria-labelledby="werkstatt-hilfe">
      <h2 id="werkstatt-hilfe">Tasten</h2>
      <dl>
        {keys.map(([names, what]) => (
          <div key={what}>
            <dt>
              {names.map((name, index) => (
                <React.Fragment key={name}>
                  {index > 0 && '+'}
                  <kbd>{name}</kbd>
                </React.Fragment>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p>Auf dem Mac steht die Befehlstaste für Strg; zum Vervollständigen und Erklären bleibt es Strg.</p>
    </section>
  );
}
