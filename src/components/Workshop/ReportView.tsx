import React, { useMemo, useState, type ReactNode } from 'react';
import InlineCode from '@site/src/components/InlineCode';
import SeverityLabel from '@site/src/components/Rules/SeverityLabel';
import type { Catalogue } from '@site/src/catalogue/types';
import type { Note } from '@site/src/markup/notes';
import { reportMarkdown, reportOf, type ReportedFile } from '@site/src/workshop/report';
import type { Bench } from '@site/src/workshop/types';
import { downloadText } from './download';
import styles from './ReportView.module.css';

interface ReportViewProps {
  bench: Bench;
  catalogue: Catalogue;
  onClose: () => void;
}

/** Files, diagnostics and explanations one below the other: to read, to print, to keep as Markdown. */
export function ReportView({ bench, catalogue, onClose }: ReportViewProps): ReactNode {
  const { files, profile, shownSecrets } = bench;
  const report = useMemo(
    () => reportOf(files, profile, shownSecrets, catalogue),
    [files, profile, shownSecrets, catalogue],
  );
  const [said, setSaid] = useState('');
  const date = new Date().toLocaleDateString('de-DE');
  const markdown = (): string => reportMarkdown(report, date);

  return (
    <article className={styles.report} aria-labelledby="werkstatt-bericht">
      <div className={styles.tools}>
        <button type="button" onClick={onClose}>
          Zurück zu den Dateien
        </button>
        <button type="button" onClick={() => window.print()}>
          Drucken
        </button>
        <button type="button" onClick={() => downloadText('bericht.md', markdown())}>
          Als Markdown speichern
        </button>
        <button
          type="button"
          onClick={() => {
            navigator.clipboard.writeText(markdown()).then(
              () => setSaid('Kopiert.'),
              () => setSaid('Der Browser erlaubt das Kopieren nicht.'),
            );
          }}
        >
          Markdown kopieren
        </button>
        <span role="status">{said}</span>
      </div>
      <h2 id="werkstatt-bericht" tabIndex={-1} ref={focusOnce}>
        Bericht
      </h2>
      <p>
        Stand: {date}. Geprüft für {report.programs}. Maskierte Geheimnisse stehen hier als <code>***</code>.
      </p>
      {report.files.map((file, index) => (
        <FileReport key={index} file={file} />
      ))}
    </article>
  );
}

/** Who opens the report reads on from its heading. */
const focusOnce = (heading: HTMLElement | null): void => heading?.focus();

function FileReport({ file: { name, kind, text, problem, findings, notes } }: { file: ReportedFile }): ReactNode {
  return (
    <section className={styles.file}>
      <h3>
        <code>{name === '' ? 'ohne Namen' : name}</code> {kind !== null && <span>{kind}</span>}
      </h3>
      <ol className={styles.text}>
        {text
          .replace(/\n$/, '')
          .split('\n')
          .map((line, index) => (
            <li key={index}>
              <code>{line}</code>
            </li>
          ))}
      </ol>
      {problem !== null && <p>{problem}</p>}
      {kind !== null && (
        <>
          <h4>Diagnosen</h4>
          {findings.length === 0 ? (
            <p>Keine.</p>
          ) : (
            <ul className={styles.findings}>
              {findings.map(({ line, severity, code, message }, index) => (
                <li key={index} data-diagnostic={code} data-severity={severity}>
                  <SeverityLabel severity={severity} /> Zeile {line}, <code>{code}</code>: <InlineCode text={message} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {notes.length > 0 && (
        <>
          <h4>Erklärungen</h4>
          <dl className={styles.notes}>
            {notes.map((note) => (
              <NoteEntry key={note.id} note={note} />
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

function NoteEntry({ note: { label, kind, text, remarks, lines } }: { note: Note }): ReactNode {
  return (
    <div>
      <dt>
        <code>{label}</code> <span>{kind}</span>
      </dt>
      <dd>
        <InlineCode text={[text.summary, ...remarks].join(' ')} />
        {lines.map((line) => (
          <p key={line.id}>
            <code>{line.label}</code>
            {line.text !== '' && ': '}
            <InlineCode text={line.text} />
          </p>
        ))}
      </dd>
    </div>
  );
}
