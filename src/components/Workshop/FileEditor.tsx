import React, {
  startTransition,
  useCallback,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { flushSync } from 'react-dom';
import Card from '@site/src/components/AnnotatedCode/Card';
import { useExplanation } from '@site/src/components/AnnotatedCode/useExplanation';
import { CodeEditor, tokenAt } from '@site/src/components/CodeEditor';
import { plainLine } from '@site/src/components/CodeEditor/drawTyped';
import type { Catalogue } from '@site/src/catalogue/types';
import { complete } from '@site/src/engine/completion';
import { LineIndex } from '@site/src/engine/text/lineIndex';
import type { Analysis, Annotation, Language, ProfileName } from '@site/src/engine/types';
import { cardOf, type CardContent } from '@site/src/markup/card';
import { pictureOf, placeOf } from '@site/src/workshop/checking';
import type { BenchFile } from '@site/src/workshop/types';
import type { Checker, Picture } from './Checker';
import { CompletionList, itemId } from './CompletionList';
import { Secrets, useHide, useScrub } from './Secrets';
import { longPaste } from './longPaste';
import { useAfterPaint } from './useAfterPaint';
import { useCompletion } from './useCompletion';
import { useDrawnLines } from './useDrawnLines';
import styles from './FileEditor.module.css';

interface FileEditorProps {
  file: BenchFile;
  /** Whether this is the file that the reader sees. */
  isShown: boolean;
  /** Is told the field when it comes and null when it goes. */
  onField: (id: string, field: HTMLTextAreaElement | null) => void;
  /** Name under which the engine knows the file. */
  name: string;
  /** null where the text is not read; it is shown without colours then. */
  language: Language | null;
  checker: Checker;
  /** What the engine says of the text; null where it does not read it. */
  analyse: () => Analysis | null;
  profile: ProfileName;
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

/** The lines of a text without colours. */
const plainLines = (text: string): string[] =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => plainLine(line.replace(/\r$/, '')));

/** The annotation that a piece of the picture stands for. */
function annotationOf(token: HTMLAnchorElement, text: string, analysis: Analysis): Annotation | undefined {
  const line = token.closest('.line');
  const number = line?.parentElement ? [...line.parentElement.children].indexOf(line) + 1 : 1;
  const start = new LineIndex(text).startOfLine(number);
  return analysis.annotations.find((candidate) => placeOf(candidate, start) === token.hash);
}

/** The field of one file, with suggestions at the cursor and the explanation of the word under pointer or cursor. */
export function FileEditor(props: FileEditorProps): ReactNode {
  const { file, isShown, onField, name, language, checker, analyse, profile, catalogue, baseUrl, label, onChange } =
    props;
  const { id, text } = file;
  const root = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement | null>(null);
  const list = useId();
  const [explained, setExplained] = useState('');
  const drawn = useDrawnLines(box);
  const scrub = useScrub();
  const hide = useHide(file);
  const { shown: shownSecrets } = useContext(Secrets);
  // The picture comes from the checker, which is told of each letter; until it comes the text has no colours
  const [picture, setPicture] = useState<Picture>(() => ({ text, lines: plainLines(hide(text)) }));
  const { lines } = picture;
  useEffect(() => checker.watch(id, setPicture), [checker, id]);
  useEffect(() => {
    if (isShown) checker.look(drawn);
  }, [checker, isShown, drawn]);
  useEffect(() => {
    const drawAll = (): void => {
      if (isShown) flushSync(() => setPicture({ text, lines: pictureOf(file, analyse(), shownSecrets) }));
    };
    window.addEventListener('beforeprint', drawAll);
    return () => window.removeEventListener('beforeprint', drawAll);
  });
  const isWhole = useWhole(lines.length <= headLines);
  const explanation = useExplanation(root, lines);
  const completing = useCompletion(field, (written, offset) =>
    language
      ? complete(written, offset, { language, catalogue, profile, fileName: name })
      : { start: offset, end: offset, items: [] },
  );

  const read = (token: HTMLAnchorElement): CardContent | null => {
    const analysis = analyse();
    const annotation = analysis ? annotationOf(token, text, analysis) : undefined;
    if (!annotation || !analysis) return null;
    const card = cardOf(annotation, hide(text), analysis, catalogue, baseUrl);
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

  // The letter and its colours come first; the page takes the text over when they have been painted
  const takeOver = useAfterPaint((value: string) => startTransition(() => onChange(value)));

  return (
    <div ref={root} className={styles.root}>
      <div ref={box} className={styles.box}>
        <CodeEditor
          ref={keepField}
          value={text}
          lines={isWhole ? lines : lines.slice(0, headLines)}
          linesOf={picture.text}
          hide={hide}
          lineNumbers
          label={label}
          onChange={(value) => {
            checker.write(id, value);
            explanation.close();
            completing.onWritten();
            takeOver(value);
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
      {language && (
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
