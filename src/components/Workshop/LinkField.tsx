import React, { useEffect, useId, useState, type ReactNode } from 'react';
import styles from './LinkField.module.css';

interface LinkFieldProps {
  /** Makes the part behind the `#`; null where it would be too long. A new function for each state. */
  make: () => Promise<string | null>;
  label: string;
}

/** A link to the state of this page, ready to be copied. */
export function LinkField({ make, label }: LinkFieldProps): ReactNode {
  const id = useId();
  const [link, setLink] = useState<string | null>('');
  const [said, setSaid] = useState('');
  useEffect(() => {
    let isCurrent = true;
    make().then(
      (hash) => {
        if (!isCurrent) return;
        setLink(hash === null ? null : `${window.location.origin}${window.location.pathname}${hash}`);
        setSaid('');
      },
      () => isCurrent && setLink(null),
    );
    return () => {
      isCurrent = false;
    };
  }, [make]);

  if (link === null)
    return (
      <p>
        Für einen Link ist das zu lang: Mail-Programme und Chats schneiden Adressen über 32.000 Zeichen ab. Die Dateien
        als Archiv weitergeben oder einzelne entfernen.
      </p>
    );
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.row}>
        <input id={id} readOnly value={link} onFocus={({ currentTarget }) => currentTarget.select()} />
        <button
          type="button"
          onClick={() => {
            navigator.clipboard.writeText(link).then(
              () => setSaid('Kopiert.'),
              () => setSaid('Der Browser erlaubt das Kopieren nicht. Den Link im Feld auswählen und selbst kopieren.'),
            );
          }}
        >
          Kopieren
        </button>
      </div>
      <p role="status">{said}</p>
    </div>
  );
}
