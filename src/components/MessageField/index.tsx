import React, { useId, useState, type ReactNode } from 'react';
import type { Recognition } from '@site/src/troubleshooting/recognise';
import { Result } from './Result';
import styles from './styles.module.css';

type Recognise = (text: string) => Recognition;

/** Loaded with the first character: the page is complete without it. */
async function loadRecogniser(): Promise<Recognise> {
  const [{ recognise }, { default: problems }] = await Promise.all([
    import('@site/src/troubleshooting/recognise'),
    import('@generated/troubleshooting/default/problems.json'),
  ]);
  return (text) => recognise(text, problems);
}

let loading: Promise<Recognise> | null = null;

/** A field for lines of a log: names the sections of the page that explain them. Nothing leaves the browser. */
export default function MessageField(): ReactNode {
  const id = useId();
  const [text, setText] = useState('');
  const [recognition, setRecognition] = useState<Recognition | null>(null);
  const [failed, setFailed] = useState(false);

  const change = (value: string): void => {
    setText(value);
    if (value.trim() === '') {
      setRecognition(null);
      return;
    }
    loading ??= loadRecogniser();
    loading.then(
      (recognise) => setRecognition(recognise(value)),
      () => {
        loading = null;
        setFailed(true);
      },
    );
  };

  return (
    <div className={styles.field}>
      <p className={styles.withoutScript} data-without-script>
        Das Feld braucht JavaScript. Ohne es hilft die Suche des Browsers auf dieser Seite.
      </p>
      <label htmlFor={id}>Zeilen aus dem Log von uWSGI, nginx oder systemd</label>
      <textarea
        id={id}
        rows={5}
        spellCheck={false}
        value={text}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => change(target.value)}
      />
      <p id={`${id}-hint`} className={styles.hint}>
        Der Text bleibt im Browser. Passwörter und Schlüssel vorher entfernen.
      </p>
      <div role="status">
        {failed && <p>Die Liste der Meldungen ließ sich nicht laden. Die Seite neu laden und noch einmal versuchen.</p>}
        {recognition && <Result recognition={recognition} />}
      </div>
    </div>
  );
}
