import React, {
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
  type PointerEvent,
  type ReactNode,
  type Ref,
  type SyntheticEvent,
  type TextareaHTMLAttributes,
} from 'react';
import clsx from 'clsx';
import block from '@site/src/components/AnnotatedCode/styles.module.css';
import { drawTyped, plainLine } from './drawTyped';
import { redraw } from './redraw';
import styles from './styles.module.css';

export interface CodeEditorProps {
  ref: Ref<HTMLTextAreaElement>;
  /** The text; it may be some letters behind the field, which is then ahead of it. */
  value: string;
  /** A text as ready-made HTML, line by line: what is coloured is what was parsed. */
  lines: readonly string[];
  /** The text of these lines; as long as the field holds another one they are not drawn. */
  linesOf: string;
  /** A text as it may be seen, of the same length, until its lines come. */
  hide?: (text: string) => string;
  lineNumbers: boolean;
  /** Accessible name of the field. */
  label: string;
  onChange: (value: string) => void;
  /** Token under the pointer or the cursor; null where there is none. */
  onPoint: (token: HTMLAnchorElement | null) => void;
  /** Further attributes of the field. */
  input?: TextareaHTMLAttributes<HTMLTextAreaElement>;
}

/** A text field with the coloured text behind it. Tab leaves it, as it leaves every field. */
export function CodeEditor(props: CodeEditorProps): ReactNode {
  const { ref, value, lines, linesOf, hide, lineNumbers, label, onChange, onPoint, input } = props;
  const code = useRef<HTMLElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const picture = useRef<string[]>([]);
  const [first] = useState(value);
  /** The text of the field when it was looked at last. */
  const text = useRef(value);
  /** Texts that were written and have not come back as `value`. */
  const written = useRef<string[]>([]);

  useLayoutEffect(() => {
    const at = written.current.indexOf(value);
    if (at >= 0) written.current.splice(0, at + 1);
    else if (field.current && field.current.value !== value) {
      field.current.value = value;
      text.current = value;
      written.current = [];
    }
  }, [value]);

  useLayoutEffect(() => {
    if (!code.current || linesOf !== text.current) return;
    // After a line break at the end of the text the field shows one more line
    const next = linesOf.endsWith('\n') || lines.length === 0 ? [...lines, plainLine('')] : [...lines];
    redraw(code.current, picture.current, next);
    picture.current = next;
  }, [lines, linesOf]);

  // A new function each time would take the field away and give it back
  const keepField = useCallback(
    (element: HTMLTextAreaElement | null): void => {
      field.current = element;
      if (typeof ref === 'function') ref(element);
      else if (ref) ref.current = element;
    },
    [ref],
  );

  const onInput = (next: string): void => {
    if (code.current) drawTyped(code.current, picture.current, text.current, next, hide);
    text.current = next;
    written.current.push(next);
    onChange(next);
  };

  const pointed = useRef<HTMLAnchorElement | null>(null);

  const point = (token: HTMLAnchorElement | null): void => {
    if (token === pointed.current && token !== null) return;
    pointed.current = token;
    onPoint(token);
  };

  const onPointerMove = ({ clientX, clientY, pointerType }: PointerEvent): void => {
    if (pointerType !== 'mouse') return;
    const under = document
      .elementsFromPoint(clientX, clientY)
      .map((element) => element.closest<HTMLAnchorElement>('a[data-annotation]'));
    const token = under.find((element) => element !== null && code.current?.contains(element)) ?? null;
    if (token) point(token);
  };

  /** The cursor has moved because something was written: who writes wants no explanation. */
  const isWriting = useRef(false);

  const onSelect = ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>): void => {
    if (isWriting.current) {
      isWriting.current = false;
      return;
    }
    // A sheet over the on-screen keyboard would hide what is being written
    if (window.matchMedia('(pointer: coarse)').matches) return;
    const { selectionStart, selectionEnd } = currentTarget;
    if (code.current && selectionStart === selectionEnd) point(tokenAt(code.current, selectionStart));
  };

  return (
    <div className={styles.editor}>
      <pre className={clsx(block.pre, styles.layer, lineNumbers && styles.layerNumbered)} aria-hidden="true">
        <code ref={code} className={clsx(block.code, lineNumbers && block.numbered)} />
      </pre>
      <textarea
        {...input}
        ref={keepField}
        className={clsx(styles.input, lineNumbers && styles.numbered)}
        defaultValue={first}
        aria-label={label}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        onChange={(event) => {
          isWriting.current = true;
          onInput(event.target.value);
        }}
        onSelect={(event) => {
          onSelect(event);
          input?.onSelect?.(event);
        }}
        onPointerMove={onPointerMove}
        onPointerLeave={() => point(null)}
      />
    </div>
  );
}

/** The token that the character at `offset` belongs to. */
export function tokenAt(code: Element, offset: number): HTMLAnchorElement | null {
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  let start = 0;
  while (walker.nextNode()) {
    const end = start + (walker.currentNode.textContent?.length ?? 0);
    if (offset >= start && offset < end)
      return walker.currentNode.parentElement?.closest<HTMLAnchorElement>('a[data-annotation]') ?? null;
    start = end;
  }
  return null;
}
