import React, { useId, useMemo, useState, type ReactNode } from 'react';
import clsx from 'clsx';
import InlineCode from '@site/src/components/InlineCode';
import type { Catalogue } from '@site/src/catalogue/types';
import type { Form } from '@site/src/engine/convert';
import type { ProfileName } from '@site/src/engine/types';
import { convertFile, formsFor } from '@site/src/workshop/conversion';
import type { BenchFile, Kind } from '@site/src/workshop/types';
import type { NewFile } from '@site/src/workshop/bench';
import styles from './Converter.module.css';
import bench from './styles.module.css';
import { useHide } from './Secrets';
import { useLater } from './useLater';

interface ConverterProps {
  file: BenchFile;
  kind: Kind;
  profile: ProfileName;
  catalogue: Catalogue;
  onAdd: (file: NewFile) => void;
}

const labels: Record<Form, string> = {
  ini: 'INI-Datei',
  command: 'Kommandozeile',
  exec: 'ExecStart= für systemd',
};

/** Pause in writing, in milliseconds, after which the result follows. */
const pause = 250;

/** The options of a file in another form; what has no place there is named. */
export function Converter({ file, kind, profile, catalogue, onAdd }: ConverterProps): ReactNode {
  const id = useId();
  const forms = formsFor[kind];
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Form | null>(null);
  const [isShort, setShort] = useState(false);
  const [comments, setComments] = useState(false);
  const settled = useLater(file, pause);
  const hide = useHide(file);
  const to = chosen !== null && forms.includes(chosen) ? chosen : (forms[0] ?? 'ini');
  const result = useMemo(
    () =>
      open ? convertFile(settled, kind, { to, names: isShort ? 'short' : 'long', comments }, profile, catalogue) : null,
    [open, settled, kind, to, isShort, comments, profile, catalogue],
  );
  if (forms.length === 0) return null;

  return (
    <details
      className={clsx(bench.fold, styles.converter)}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>Umwandeln</summary>
      <div className={styles.choices}>
        <label htmlFor={`${id}-form`}>In</label>
        <select id={`${id}-form`} value={to} onChange={({ target }) => setChosen(target.value as Form)}>
          {forms.map((form) => (
            <option key={form} value={form}>
              {labels[form]}
            </option>
          ))}
        </select>
        {to === 'ini' ? (
          <label>
            <input type="checkbox" checked={comments} onChange={({ target }) => setComments(target.checked)} />
            Erklärungen als Kommentare
          </label>
        ) : (
          <label>
            <input type="checkbox" checked={isShort} onChange={({ target }) => setShort(target.checked)} />
            kurze Namen, wo es sie gibt
          </label>
        )}
      </div>
      {open && !result && <p className={styles.nothing}>Diese Datei startet kein uWSGI; es gibt nichts umzuwandeln.</p>}
      {result && (
        <>
          {/* A long line is scrolled with the keyboard */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre className={styles.result} tabIndex={0} aria-label={`${labels[to]}, umgewandelt`}>
            <code>{hide(result.text)}</code>
          </pre>
          {result.left.length > 0 && (
            <>
              <p className={styles.left}>Das fehlt darin:</p>
              <ul>
                {result.left.map(({ text, reason }) => (
                  <li key={text}>
                    <code>{hide(text)}</code> <InlineCode text={reason} />
                  </li>
                ))}
              </ul>
            </>
          )}
          <button type="button" onClick={() => onAdd(result.file)}>
            Als neue Datei hinzufügen
          </button>
        </>
      )}
    </details>
  );
}
