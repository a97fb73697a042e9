import React, { useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from 'react';
import { CodeEditor } from '@site/src/components/CodeEditor';
import { plainLine } from '@site/src/components/CodeEditor/drawTyped';
import { LineIndex } from '@site/src/engine/text/lineIndex';
import type { Span } from '@site/src/engine/types';
import { sectionAt, sectionsOf } from '@site/src/workshop/longFiles';
import { dotted, secretsIn } from '@site/src/workshop/secrets';
import { longPaste } from './longPaste';
import styles from './FileEditor.module.css';

interface LongFileEditorProps {
  text: string;
  label: string;
  /** A place that is to be shown; a new object each time. */
  wanted: Span | null;
  onChange: (text: string) => void;
}

/** A long text, one section at a time: a field with all of it would keep the browser busy at each keystroke. */
export function LongFileEditor({ text, label, wanted, onChange }: LongFileEditorProps): ReactNode {
  const [number, setNumber] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const sections = useMemo(() => sectionsOf(text), [text]);
  const index = useMemo(() => new LineIndex(text), [text]);
  const at = Math.min(number, sections.length - 1);
  const { start, end } = sections[at] ?? { start: 0, end: 0 };
  const part = text.slice(start, end);
  const first = index.position(start).line;
  const last = index.position(Math.max(start, end - 1)).line;
  const lines = useMemo(
    () => dotted(part, secretsIn(part, null)).replace(/\n$/, '').split('\n').map(plainLine),
    [part],
  );

  const [shown, setShown] = useState(wanted);
  if (wanted !== shown) {
    setShown(wanted);
    if (wanted) setNumber(sectionAt(sections, wanted.start));
  }
  const select = useEffectEvent((place: Span) => {
    const element = field.current;
    if (!element) return;
    element.focus({ preventScroll: true });
    element.setSelectionRange(place.start - start, place.end - start);
    const { line } = new LineIndex(element.value).position(Math.max(0, place.start - start));
    box.current?.querySelector('pre > code')?.children[line - 1]?.scrollIntoView({ block: 'nearest' });
  });
  // When a place is asked for, not when the reader turns to another section
  useEffect(() => {
    if (shown) select(shown);
  }, [shown]);

  return (
    <div className={styles.root}>
      <nav aria-label="Abschnitte" className={styles.sections}>
        <button type="button" disabled={at === 0} onClick={() => setNumber(at - 1)}>
          Voriger Abschnitt
        </button>
        <span role="status">
          Abschnitt {at + 1} von {sections.length}, Zeile {first.toLocaleString('de-DE')} bis{' '}
          {last.toLocaleString('de-DE')}
        </span>
        <button type="button" disabled={at === sections.length - 1} onClick={() => setNumber(at + 1)}>
          Nächster Abschnitt
        </button>
      </nav>
      <div ref={box} className={styles.box}>
        <CodeEditor
          ref={field}
          value={part}
          lines={lines}
          linesOf={part}
          lineNumbers={false}
          label={label}
          onChange={(written) => onChange(text.slice(0, start) + written + text.slice(end))}
          onPoint={() => undefined}
          input={{
            onPaste: (event) => {
              const long = longPaste(event);
              if (long !== null) onChange(text.slice(0, start) + long + text.slice(end));
            },
          }}
        />
      </div>
    </div>
  );
}
