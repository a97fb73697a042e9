import React, { useDeferredValue, useId, useMemo, useState, type ReactNode } from 'react';
import { NoteList } from '@site/src/components/AnnotatedCode/NoteList';
import type { Catalogue } from '@site/src/catalogue/types';
import type { Analysis, ProfileName } from '@site/src/engine/types';
import { buildNotes } from '@site/src/markup/notes';
import { renderNoteList } from '@site/src/markup/render';
import { engineName, isKind, kinds } from '@site/src/workbench/kinds';
import type { Checked, Kind } from '@site/src/workbench/types';
import { FileEditor } from './FileEditor';
import { panelId, tabId } from './FileTabs';
import styles from './FilePanel.module.css';

interface FilePanelProps {
  /** Is told the field of the file when it comes and null when it goes. */
  onField: (id: string, field: HTMLTextAreaElement | null) => void;
  checked: Checked;
  /** Only the file that is shown is drawn; the others keep their field, and with it what undo takes back. */
  shown: boolean;
  profile: ProfileName;
  catalogue: Catalogue;
  baseUrl: string;
  onWrite: (text: string) => void;
  onRename: (name: string) => void;
  onChooseKind: (kind: Kind | null) => void;
  onRemove: () => void;
}

/** One file: its name, what it is, its text, and the explanations of its words. */
export function FilePanel({ checked, shown, profile, catalogue, baseUrl, ...on }: FilePanelProps): ReactNode {
  const { file } = checked;
  const id = useId();
  const analysis = 'analysis' in checked ? checked.analysis : null;
  const found = file.kind === null && 'kind' in checked ? `erkannt: ${kinds[checked.kind].label}` : 'selbst erkennen';

  return (
    <div
      id={panelId(file.id)}
      role="tabpanel"
      aria-labelledby={tabId(file.id)}
      hidden={!shown}
      className={styles.panel}
    >
      <div className={styles.head}>
        <label htmlFor={`${id}-name`}>Name</label>
        <input
          id={`${id}-name`}
          value={file.name}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          onChange={({ target }) => on.onRename(target.value)}
        />
        <label htmlFor={`${id}-kind`}>Art</label>
        <select
          id={`${id}-kind`}
          value={file.kind ?? ''}
          onChange={({ target }) => on.onChooseKind(isKind(target.value) ? target.value : null)}
        >
          <option value="">{found}</option>
          {Object.entries(kinds).map(([kind, { label }]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </select>
        <button type="button" onClick={on.onRemove}>
          Entfernen<span className="visually-hidden">: {file.name}</span>
        </button>
      </div>
      {'problem' in checked && file.text.trim() !== '' && (
        <p role="status" className={styles.problem}>
          {checked.problem}
        </p>
      )}
      <FileEditor
        id={file.id}
        onField={on.onField}
        text={file.text}
        name={'kind' in checked ? engineName(file.name, checked.kind) : file.name}
        profile={profile}
        analysis={shown ? analysis : null}
        catalogue={catalogue}
        baseUrl={baseUrl}
        label={`Inhalt von ${file.name === '' ? 'einer Datei ohne Namen' : file.name}`}
        onChange={on.onWrite}
      />
      {shown && analysis && analysis.annotations.length > 0 && (
        <Explanations file={file.id} text={file.text} analysis={analysis} catalogue={catalogue} baseUrl={baseUrl} />
      )}
    </div>
  );
}

interface ExplanationsProps {
  file: string;
  text: string;
  analysis: Analysis;
  catalogue: Catalogue;
  baseUrl: string;
}

/** All explanations of a file, made when they are asked for; they follow the text when there is time. */
function Explanations({ file, text, analysis, catalogue, baseUrl }: ExplanationsProps): ReactNode {
  const [open, setOpen] = useState(false);
  const current = useMemo(() => ({ text, analysis }), [text, analysis]);
  const later = useDeferredValue(current);
  const notes = useMemo(
    () => (open ? buildNotes(later.text, later.analysis, catalogue, `werkstatt-${file}`).notes : null),
    [open, later, catalogue, file],
  );
  if (notes)
    return (
      <div className={styles.notes}>
        <NoteList block={`werkstatt-${file}`} html={renderNoteList(notes, baseUrl)} count={notes.length} open />
      </div>
    );
  return (
    <button type="button" className={styles.explain} onClick={() => setOpen(true)}>
      Alle Wörter dieser Datei erklären
    </button>
  );
}
