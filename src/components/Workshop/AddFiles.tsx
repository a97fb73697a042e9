import React, { useRef, type ReactNode } from 'react';
import InlineCode from '@site/src/components/InlineCode';
import { kinds } from '@site/src/workshop/kinds';
import type { BenchExample, Kind } from '@site/src/workshop/types';
import type { NewFile } from '@site/src/workshop/bench';
import styles from './AddFiles.module.css';

interface AddFilesProps {
  examples: readonly BenchExample[];
  /** There is something on the bench that an example would take the place of. */
  occupied: boolean;
  onAdd: (files: NewFile[]) => void;
  onFiles: (files: File[]) => void;
  onOpen: (example: BenchExample) => void;
}

/** The ways in which files come to the bench: an empty one to paste into, from the disk, an example. */
export function AddFiles({ examples, occupied, onAdd, onFiles, onOpen }: AddFilesProps): ReactNode {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.add}>
      <section aria-labelledby="werkstatt-neu">
        <h2 id="werkstatt-neu">Eigene Datei</h2>
        <p className={styles.hint}>Leer anlegen und den Text einfügen:</p>
        <ul className={styles.kinds}>
          {(Object.keys(kinds) as Kind[]).map((kind) => (
            <li key={kind}>
              <button type="button" onClick={() => onAdd([{ name: kinds[kind].name, text: '', kind }])}>
                {kinds[kind].label}
              </button>
            </li>
          ))}
        </ul>
        <p className={styles.hint}>
          Oder{' '}
          <button type="button" className={styles.link} onClick={() => picker.current?.click()}>
            Dateien auswählen
          </button>
          , oder sie aus dem Dateimanager hierher ziehen.
        </p>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label="Dateien auswählen"
          onChange={({ target }) => {
            onFiles([...(target.files ?? [])]);
            target.value = '';
          }}
        />
      </section>
      <section aria-labelledby="werkstatt-beispiele">
        <h2 id="werkstatt-beispiele">Beispiel</h2>
        {occupied && (
          <p className={styles.hint}>Ein Beispiel nimmt den Platz der Dateien ein; das lässt sich rückgängig machen.</p>
        )}
        <ul className={styles.examples}>
          {examples.map((example) => (
            <li key={example.id}>
              <button type="button" className={styles.link} onClick={() => onOpen(example)}>
                {example.title}
              </button>
              <span>
                <InlineCode text={example.text} />
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
