import React, { memo, useDeferredValue, useId, useMemo, useState, type Dispatch, type ReactNode } from 'react';
import { NoteList } from '@site/src/components/AnnotatedCode/NoteList';
import type { Catalogue } from '@site/src/catalogue/types';
import type { Analysis, ProfileName, Span } from '@site/src/engine/types';
import { buildNotes } from '@site/src/markup/notes';
import { renderNoteList } from '@site/src/markup/render';
import { engineName, isKind, kindOf, kinds } from '@site/src/workshop/kinds';
import { isLong, longNotice } from '@site/src/workshop/longFiles';
import type { BenchAction } from '@site/src/workshop/bench';
import type { BenchFile } from '@site/src/workshop/types';
import type { Checker } from './Checker';
import { Converter } from './Converter';
import { ExposureList } from './ExposureList';
import { FileEditor } from './FileEditor';
import { panelId, tabId } from './FileTabs';
import { LongFileEditor } from './LongFileEditor';
import { SecretList, useHide, useScrub } from './Secrets';
import styles from './FilePanel.module.css';

interface FilePanelProps {
  /** Is told the field of the file when it comes and null when it goes. */
  onField: (id: string, field: HTMLTextAreaElement | null) => void;
  file: BenchFile;
  checker: Checker;
  /** What the engine says of a file; null where it does not read it. */
  analyse: (id: string) => Analysis | null;
  /** All files of the bench: drop-ins count with their unit. */
  files: readonly BenchFile[];
  /** Only the file that is shown is drawn; the others keep their field, and with it what undo takes back. */
  shown: boolean;
  /** A place that is to be shown. */
  wanted: Span | null;
  profile: ProfileName;
  catalogue: Catalogue;
  baseUrl: string;
  dispatch: Dispatch<BenchAction>;
}

/** One file: its name, what it is, its text, and the explanations of its words. */
function Panel({
  onField,
  file,
  checker,
  analyse,
  files,
  shown,
  wanted,
  profile,
  catalogue,
  baseUrl,
  dispatch,
}: FilePanelProps): ReactNode {
  const fieldId = useId();
  const label = `Inhalt von ${file.name === '' ? 'einer Datei ohne Namen' : file.name}`;
  const write = (text: string): void => dispatch({ type: 'write', id: file.id, text });
  const hide = useHide(file);
  const recognised = isLong(file) ? { problem: longNotice } : kindOf(file);
  const kind = 'kind' in recognised ? recognised.kind : null;
  const problem = 'problem' in recognised ? recognised.problem : '';
  const found = file.kind === null && kind !== null ? `erkannt: ${kinds[kind].label}` : 'selbst erkennen';

  return (
    <div
      id={panelId(file.id)}
      role="tabpanel"
      aria-labelledby={tabId(file.id)}
      hidden={!shown}
      className={styles.panel}
    >
      <div className={styles.head}>
        <label htmlFor={`${fieldId}-name`}>Name</label>
        <input
          id={`${fieldId}-name`}
          value={file.name}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          onChange={({ target }) => dispatch({ type: 'rename', id: file.id, name: target.value })}
        />
        <label htmlFor={`${fieldId}-kind`}>Art</label>
        <select
          id={`${fieldId}-kind`}
          value={file.kind ?? ''}
          onChange={({ target }) =>
            dispatch({ type: 'choose-kind', id: file.id, kind: isKind(target.value) ? target.value : null })
          }
        >
          <option value="">{found}</option>
          {Object.entries(kinds).map(([kind, { label }]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </select>
        <button type="button" onClick={() => dispatch({ type: 'remove', id: file.id })}>
          Entfernen<span className="visually-hidden"> {file.name}</span>
        </button>
      </div>
      {problem !== '' && file.text.trim() !== '' && (
        <p role="status" className={styles.problem}>
          {problem}
        </p>
      )}
      {isLong(file) ? (
        <LongFileEditor text={file.text} wanted={wanted} label={label} onChange={write} />
      ) : (
        <FileEditor
          file={file}
          isShown={shown}
          onField={onField}
          name={kind === null ? file.name : engineName(file.name, kind)}
          language={kind === null ? null : kinds[kind].language}
          checker={checker}
          analyse={() => analyse(file.id)}
          profile={profile}
          catalogue={catalogue}
          baseUrl={baseUrl}
          label={label}
          onChange={write}
        />
      )}
      {shown && !isLong(file) && <SecretList file={file} />}
      {shown && kind === 'unit' && <ExposureList file={file} files={files} profile={profile} catalogue={catalogue} />}
      {shown && kind !== null && (
        <Converter
          file={file}
          kind={kind}
          profile={profile}
          catalogue={catalogue}
          onAdd={(fresh) => dispatch({ type: 'add', files: [fresh] })}
        />
      )}
      {shown && kind !== null && file.text.trim() !== '' && (
        <Explanations file={file.id} text={hide(file.text)} analyse={analyse} catalogue={catalogue} baseUrl={baseUrl} />
      )}
    </div>
  );
}

/** While another file is written, one that is not shown stays as it is. */
export const FilePanel = memo(
  Panel,
  (before, after) => !before.shown && !after.shown && before.file === after.file && before.profile === after.profile,
);

interface ExplanationsProps {
  file: string;
  text: string;
  /** Another function when the bench has changed. */
  analyse: (id: string) => Analysis | null;
  catalogue: Catalogue;
  baseUrl: string;
}

/** All explanations of a file, made when they are asked for; they follow the text when there is time. */
function Explanations({ file, text, analyse, catalogue, baseUrl }: ExplanationsProps): ReactNode {
  const [open, setOpen] = useState(false);
  const scrub = useScrub();
  const current = useMemo(() => ({ text, analyse }), [text, analyse]);
  const later = useDeferredValue(current);
  const notes = useMemo(() => {
    const analysis = open ? later.analyse(file) : null;
    return analysis && buildNotes(later.text, analysis, catalogue, `werkstatt-${file}`).notes;
  }, [open, later, catalogue, file]);
  if (notes)
    return (
      <div className={styles.notes}>
        <NoteList block={`werkstatt-${file}`} html={scrub(renderNoteList(notes, baseUrl))} count={notes.length} open />
      </div>
    );
  return (
    <button type="button" className={styles.explain} onClick={() => setOpen(true)}>
      Alle Wörter dieser Datei erklären
    </button>
  );
}
