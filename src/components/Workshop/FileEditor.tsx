import React, {
  startTransition,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import Card from '@site/src/components/AnnotatedCode/Card';
import { useExplanation } from '@site/src/components/AnnotatedCode/useExplanation';
import { CodeEditor, tokenAt } from '@site/src/components/CodeEditor';
import type { Catalogue } from '@site/src/catalogue/types';
import { complete } from '@site/src/engine/completion';
import { LineIndex } from '@site/src/engine/text/lineIndex';
import type { Analysis, Annotation, ProfileName } from '@site/src/engine/types';
import { cardOf, type CardContent } from '@site/src/markup/card';
import { renderCode } from '@site/src/markup/renderCode';
import { CompletionList, itemId } from './CompletionList';
import { useScrub } from './Secrets';
import { longPaste } from './longPaste';
import { useCompletion } from './useCompletion';
import { useDrawnLines } from './useDrawnLines';
import styles from './FileEditor.module.css';

interface FileEditorProps {
  id: string;
  /** Is told the field when it comes and null when it goes. */
  onField: (id: string, field: HTMLTextAreaElement | null) => void;
  text: string;
  /** The text with dots where a secret is hidden; as long as it is. */
  hide: (text: string) => string;
  /** Name under which the engine knows the file. */
  name: string;
  profile: ProfileName;
  /** null where the text is not read; it is shown without colours then. */
  analysis: Analysis | null;
  catalogue: Catalogue;
  baseUrl: string;
  /** Accessible name of the field. */
  label: string;
  onChange: (text: string) => void;
}

/** Lines that are drawn with the field; the rest of a file that has just come follows when the page has been painted. */
const headLines = 120;

/** Whether all lines are drawn: from the start where there are few, a moment later where there are many. */
function useWhole(isShort: boolean): boolean {
  const [isWhole, setWhole] = useState(isShort);
  useEffect(() => startTransition(() => setWhole(true)), []);
  return isWhole;
}

const nothing = { language: 'uwsgi-ini', tokens: [], annotations: [], diagnostics: [] } satisfies Analysis;

/**
 * The address of an annotation in the picture behind the field: its place in its line. Where it said the place in the
 * text, a letter would change the picture of every line below it.
 */
const placeOf = ({ span }: Annotation, lineStart: number): string =>
  `#wort.${span.start - lineStart}.${span.end - lineStart}`;

/** The annotation that a piece of the picture stands for. */
function annotationOf(token: HTMLAnchorElement, text: string, analysis: Analysis): Annotation | undefined {
  const line = token.closest('.line');
  const number = line?.parentElement ? [...line.parentElement.children].indexOf(line) + 1 : 1;
  const start = new LineIndex(text).startOfLine(number);
  return analysis.annotations.find((candidate) => placeOf(candidate, start) === token.hash);
}

/** The field of one file, with suggestions at the cursor and the explanation of the word under pointer or cursor. */
export function FileEditor(props: FileEditorProps): ReactNode {
  const { id, onField, text, hide, name, profile, analysis, catalogue, baseUrl, label, onChange } = props;
  const root = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement | null>(null);
  const list = useId();
  const [explained, setExplained] = useState('');
  const drawn = useDrawnLines(box);
  const shown = useMemo(() => hide(text), [hide, text]);
  const scrub = useScrub();
  const lines = useMemo(
    () =>
      renderCode(shown, analysis ?? nothing, (annotation, lineStart) => ({ href: placeOf(annotation, lineStart) }), {
        drawn,
      }),
    [shown, analysis, drawn],
  );
  const isWhole = useWhole(lines.length <= headLines);
  const explanation = useExplanation(root, lines);
  const completing = useCompletion(field, (written, offset) =>
    analysis
      ? complete(written, offset, { language: analysis.language, catalogue, profile, fileName: name })
      : { start: offset, end: offset, items: [] },
  );

  const read = (token: HTMLAnchorElement): CardContent | null => {
    const annotation = analysis ? annotationOf(token, text, analysis) : undefined;
    if (!annotation || !analysis) return null;
    const card = cardOf(annotation, shown, analysis, catalogue, baseUrl);
    return { ...card, summary: scrub(card.summary), here: card.here.map(scrub) };
  };

  /** Opens the explanation of the word at the cursor, and has it read aloud. */
  const explain = (): void => {
    const code = box.current?.querySelector('pre > code');
    const cursor = field.current?.selectionStart ?? 0;
    // Behind a word, too, it is the word that is meant
    const token = code ? (tokenAt(code, cursor) ?? tokenAt(code, cursor - 1)) : null;
    const content = token ? read(token) : null;
    if (token) explanation.open(token, true);
    setExplained(content ? spoken(content) : 'Zu dieser Stelle gibt es keine Erklärung.');
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (completing.onKeyDown(event)) return;
    if (event.ctrlKey && event.key.toLowerCase() === 'i') {
      event.preventDefault();
      explain();
    }
  };

  // A new function each time would take the field away and give it back
  const keepField = useCallback(
    (element: HTMLTextAreaElement | null): void => {
      field.current = element;
      onField(id, element);
    },
    [id, onField],
  );

  return (
    <div ref={root} className={styles.root}>
      <div ref={box} className={styles.box}>
        <CodeEditor
          ref={keepField}
          value={text}
          lines={isWhole ? lines : lines.slice(0, headLines)}
          lineNumbers
          label={label}
          onChange={(value) => {
            explanation.close();
            onChange(value);
            completing.onWritten();
          }}
          onPoint={(token) => {
            if (token) explanation.open(token, false);
            else explanation.close();
          }}
          input={{
            onKeyDown,
            onPaste: (event) => {
              const long = longPaste(event);
              if (long !== null) onChange(long);
            },
            onBlur: completing.close,
            'aria-autocomplete': 'list',
            'aria-controls': completing.offered ? list : undefined,
            'aria-activedescendant':
              completing.offered && completing.selected >= 0 ? itemId(list, completing.selected) : undefined,
          }}
        />
      </div>
      <CompletionList id={list} completing={completing} root={root} />
      {!completing.offered && <Card explanation={explanation} read={read} />}
      <p role="status" className="visually-hidden">
        {completing.said}
      </p>
      <p role="status" className="visually-hidden">
        {explained}
      </p>
      {analysis && (
        <div className={styles.tools}>
          <button type="button" onPointerDown={(event) => event.preventDefault()} onClick={completing.ask}>
            Vorschläge am Cursor
          </button>
          <button
            type="button"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => {
              field.current?.focus();
              explain();
            }}
          >
            Wort am Cursor erklären
          </button>
        </div>
      )}
    </div>
  );
}

/** The text of a card without its markup. */
function spoken({ label, kind, summary, here, caution }: CardContent): string {
  const holder = document.createElement('template');
  holder.innerHTML = [summary, ...here, caution ?? ''].join(' ');
  return `${label}, ${kind}: ${holder.content.textContent ?? ''}`;
}
