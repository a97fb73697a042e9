import React, { type ReactNode } from 'react';
import InlineCode from '@site/src/components/InlineCode';
import type { Catalogue } from '@site/src/catalogue/types';
import { downloadArchive, downloadText } from '@site/src/components/Workshop/download';
import { useOpenBench } from '@site/src/components/Workshop/useOpenBench';
import { isRead } from '@site/src/workshop/generate';
import { installScript } from '@site/src/workshop/generate/steps';
import type { Generated, InstallStep } from '@site/src/workshop/generate/types';
import { ResultFile } from './ResultFile';
import styles from './Result.module.css';
import { useAnnotatedFiles } from './useAnnotatedFiles';

interface ResultProps {
  name: string;
  generated: Generated;
  catalogue: Catalogue;
}

/** Where the commands come from that no test can run. */
const sources: Record<NonNullable<InstallStep['needs']>, string> = {
  apt: 'apt-get(8)',
  pip: 'Handbuch von uWSGI, „Installing uWSGI“',
  certbot: 'Handbuch von certbot, „certbot certonly“',
};

/** Everything that came of the form: what was decided, the files with their explanations, the way to install them. */
export function Result({ name, generated, catalogue }: ResultProps): ReactNode {
  const { files, steps, reasons, profile } = generated;
  const annotated = useAnnotatedFiles(generated, catalogue);
  const openBench = useOpenBench();
  const script = { name: 'installieren.sh', text: installScript(steps), executable: true };

  return (
    <div className={styles.result}>
      <p className={styles.actions}>
        <button type="button" className={styles.primary} onClick={() => void downloadArchive(name, [...files, script])}>
          Alles als ZIP-Archiv
        </button>
        <button type="button" onClick={() => openBench({ files: files.filter(isRead), profile, whole: true })}>
          In der Werkstatt öffnen
        </button>
      </p>

      <section aria-labelledby="erzeugt-gruende">
        <h2 id="erzeugt-gruende">Was entschieden ist, und warum</h2>
        <dl className={styles.reasons}>
          {reasons.map(({ what, why }) => (
            <div key={what}>
              <dt>
                <InlineCode text={what} />
              </dt>
              <dd>
                <InlineCode text={why} />
              </dd>
            </div>
          ))}
        </dl>
      </section>

      <section aria-labelledby="erzeugt-dateien">
        <h2 id="erzeugt-dateien">Dateien</h2>
        {files.map((file) => (
          <ResultFile
            key={file.path}
            file={file}
            annotated={annotated.get(file.name) ?? null}
            profile={profile}
            onDownload={() => downloadText(file.name, file.text)}
          />
        ))}
      </section>

      <section aria-labelledby="erzeugt-befehle">
        <h2 id="erzeugt-befehle">Befehle</h2>
        <p>
          Als root im Verzeichnis der Dateien, einer nach dem anderen oder alle mit <code>installieren.sh</code> aus dem
          Archiv:
        </p>
        <ol className={styles.steps}>
          {steps.map(({ title, text, commands, needs }) => (
            <li key={title}>
              <strong>{title}.</strong> <InlineCode text={text} />
              {needs && (
                <span className={styles.elsewhere}>
                  {' '}
                  Hier nicht ausgeführt: Das braucht einen Server im Internet ({sources[needs]}).
                </span>
              )}
              <pre>
                <code>{commands.join('\n')}</code>
              </pre>
            </li>
          ))}
        </ol>
        <p className={styles.actions}>
          <button type="button" onClick={() => downloadText(script.name, script.text)}>
            installieren.sh herunterladen
          </button>
        </p>
      </section>
    </div>
  );
}
