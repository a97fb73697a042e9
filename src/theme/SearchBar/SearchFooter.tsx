import { useState, type ReactNode } from 'react';
import { setSlash, slashIsOn } from './shortcut';
import styles from './SearchFooter.module.css';

/** Which edition is searched, which keys work, and the switch for the one-key shortcut. */
export default function SearchFooter({ edition }: { edition: string }): ReactNode {
  const [slash, setSlashState] = useState(slashIsOn);
  return (
    <div className={styles.footer}>
      <span>Ausgabe {edition}</span>
      <span className={styles.keys}>
        <kbd>↑</kbd> <kbd>↓</kbd> wählen · <kbd>Enter</kbd> öffnen · <kbd>Esc</kbd> schließen
      </span>
      <label>
        <input
          type="checkbox"
          checked={slash}
          onChange={(event) => {
            setSlash(event.target.checked);
            setSlashState(event.target.checked);
          }}
        />{' '}
        Taste <kbd>/</kbd> öffnet die Suche
      </label>
    </div>
  );
}
