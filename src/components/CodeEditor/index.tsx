import React, {
  useLayoutEffect,
  useRef,
  type PointerEvent,
  type ReactNode,
  type Ref,
  type SyntheticEvent,
  type TextareaHTMLAttributes,
} from 'react';
import clsx from 'clsx';
import block from '@site/src/components/AnnotatedCode/styles.module.css';
import { redraw } from './redraw';
import styles from './styles.module.css';

export interface CodeEditorProps {
  ref: Ref<HTMLTextAreaElement>;
  value: string;
  /** The same text as ready-made HTML, line by line: what is coloured is what was parsed. */
  lines: readonly string[];
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
  const { ref, value, lines, lineNumbers, label, onChange, onPoint, input } = props;
  const code = useRef<HTMLElement>(null);
  const drawn = useRef<readonly string[]>([]);
  useLayoutEffect(() => {
    // After a line break at the end of the text the field shows one more line
    const shown = value.endsWith('\n') || lines.length === 0 ? [...lines, '<span class="line">\n</span>'] : lines;
    if (code.current) redraw(code.current, drawn.current, shown);
    drawn.current = shown;
  }, [lines, value]);
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
  const written = useRef(false);

  const onSelect = ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>): void => {
    if (written.current) {
      written.current = false;
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
        ref={ref}
        className={clsx(styles.input, lineNumbers && styles.numbered)}
        value={value}
        aria-label={label}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        onChange={(event) => {
          written.current = true;
          onChange(event.target.value);
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
