import React, { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import InlineCode from '@site/src/components/InlineCode';
import type { Completing } from './useCompletion';
import styles from './CompletionList.module.css';

interface CompletionListProps {
  id: string;
  completing: Completing;
  /** What the list is placed in; it holds the picture of the text. */
  root: RefObject<HTMLElement | null>;
}

export const itemId = (list: string, index: number): string => `${list}-${index}`;

/** The suggestions at the cursor; the field keeps the focus and names the chosen one. */
export function CompletionList({ id, completing, root }: CompletionListProps): ReactNode {
  const { offered, selected, take } = completing;
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });

  useLayoutEffect(() => {
    const code = root.current?.querySelector('pre > code');
    if (!offered || !code || !root.current) return;
    const cursor = cursorBox(code, offered.start);
    const around = root.current.getBoundingClientRect();
    const width = list.current?.offsetWidth ?? 0;
    setPlace({
      left: Math.max(0, Math.min(cursor.left - around.left, around.width - width)),
      top: cursor.bottom - around.top + 4,
    });
  }, [offered, root]);

  useLayoutEffect(() => {
    list.current?.children[selected]?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  if (!offered) return null;
  return (
    <div ref={list} id={id} role="listbox" tabIndex={0} aria-label="Vorschläge" className={styles.list} style={place}>
      {offered.items.map((item, index) => (
        // The field has the focus and handles the keys
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={item.label}
          id={itemId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === selected}
          className={styles.item}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(item)}
        >
          <code>{item.label}</code>
          {item.summary !== '' && (
            <span>
              <InlineCode text={item.summary} />
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

/** Where the character at `offset` of the picture stands on the screen. */
function cursorBox(code: Element, offset: number): DOMRect {
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  let start = 0;
  while (walker.nextNode()) {
    const { length } = walker.currentNode.textContent ?? '';
    if (offset < start + length) {
      const range = document.createRange();
      range.setStart(walker.currentNode, offset - start);
      range.setEnd(walker.currentNode, offset - start + 1);
      return range.getBoundingClientRect();
    }
    start += length;
  }
  return (code.lastElementChild ?? code).getBoundingClientRect();
}
