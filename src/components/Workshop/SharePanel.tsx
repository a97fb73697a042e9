import React, { useCallback, type ReactNode } from 'react';
import { hiddenSecrets, secretsOf } from '@site/src/workshop/secrets';
import { benchLink } from '@site/src/workshop/share/bench';
import type { Bench } from '@site/src/workshop/types';
import { downloadArchive } from './download';
import { LinkField } from './LinkField';
import styles from './SharePanel.module.css';

/** The ways out of the bench: a link for others, an archive for the own disk. */
export function SharePanel({ bench }: { bench: Bench }): ReactNode {
  const make = useCallback(() => benchLink(bench), [bench]);
  const { files, shownSecrets } = bench;
  const hidden = files.flatMap((file) => hiddenSecrets(secretsOf(file), shownSecrets)).length;

  return (
    <section className={styles.panel} aria-labelledby="werkstatt-teilen">
      <h2 id="werkstatt-teilen">Teilen</h2>
      <p>
        Der Link enthält die Dateien selbst; auf keinem Server liegt etwas davon. Wer ihn öffnet, bekommt eine eigene
        Kopie.{' '}
        {hidden === 1 && (
          <>
            Ein Geheimnis ist darin durch <code>***</code> ersetzt.
          </>
        )}
        {hidden > 1 && (
          <>
            {hidden} Geheimnisse sind darin durch <code>***</code> ersetzt.
          </>
        )}{' '}
        Ob noch etwas darin steht, das niemand sehen soll, vorher selbst prüfen.
      </p>
      <LinkField make={make} label="Link" />
      <p className={styles.archive}>
        <button
          type="button"
          onClick={() =>
            void downloadArchive(
              'werkstatt',
              files.map(({ name, text }, index) => ({ name: name === '' ? `datei-${index + 1}` : name, text })),
            )
          }
        >
          Dateien als ZIP-Archiv
        </button>{' '}
        Für die eigene Platte: unverändert, mit allen Geheimnissen.
      </p>
    </section>
  );
}
