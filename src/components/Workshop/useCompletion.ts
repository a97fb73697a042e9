import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { applyAsTyped } from '@site/src/components/CodeEditor/applyAsTyped';
import type { Completion, Completions } from '@site/src/engine/completion';

/** Characters that are written before suggestions come by themselves. */
const eager = 2;
/** Pause in milliseconds after which they come: nobody is interrupted in the middle of a word. */
const pause = 120;

export interface Completing {
  /** What is offered; null where nothing is. */
  offered: Completions | null;
  /** Position of the item that Enter takes; -1 where there is none, and Enter begins a line. */
  selected: number;
  /** German, for a screen reader. */
  said: string;
  /** Asks for suggestions at the cursor. */
  ask: () => void;
  take: (item: Completion) => void;
  close: () => void;
  /** For the field; true where the key was meant for the list. */
  onKeyDown: (event: KeyboardEvent) => boolean;
  /** To be called when something was written. */
  onWritten: () => void;
}

/** Suggestions at the cursor of a field: after a pause in writing, or when asked for. */
export function useCompletion(
  field: RefObject<HTMLTextAreaElement | null>,
  completeAt: (text: string, offset: number) => Completions,
): Completing {
  const [offered, setOffered] = useState<Completions | null>(null);
  const [selected, setSelected] = useState(-1);
  const [said, setSaid] = useState('');
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const close = (): void => {
    window.clearTimeout(timer.current);
    setOffered(null);
    setSelected(-1);
  };

  const offer = (asked: boolean): void => {
    const input = field.current;
    if (!input || input.selectionStart !== input.selectionEnd) return;
    const found = completeAt(input.value, input.selectionStart);
    const isWanted = asked || input.selectionStart - found.start >= eager;
    if (found.items.length === 0 || !isWanted) {
      close();
      if (asked) setSaid('Keine Vorschläge an dieser Stelle.');
      return;
    }
    setOffered(found);
    setSelected(asked ? 0 : -1);
    setSaid(
      `${found.items.length === 1 ? 'Ein Vorschlag' : `${found.items.length} Vorschläge`}; auswählen mit Pfeil ab.`,
    );
  };

  const take = (item: Completion): void => {
    if (!offered || !field.current) return;
    close();
    applyAsTyped(field.current, [{ span: { start: offered.start, end: offered.end }, text: item.insert }]);
    window.clearTimeout(timer.current);
    setSaid(`${item.label} eingesetzt.`);
  };

  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (event.key === ' ' && event.ctrlKey) offer(true);
    else if (!offered) return false;
    else if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') setSelected((selected + 1) % offered.items.length);
    else if (event.key === 'ArrowUp') setSelected(selected <= 0 ? offered.items.length - 1 : selected - 1);
    else if (event.key === 'Enter' && selected >= 0) {
      const item = offered.items[selected];
      if (item) take(item);
    } else {
      if (/^(?:Tab|Enter|Home|End|Page.*|Arrow.*)$/.test(event.key)) close();
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return {
    offered,
    selected,
    said,
    ask: () => {
      field.current?.focus();
      offer(true);
    },
    take,
    close,
    onKeyDown,
    onWritten() {
      close();
      timer.current = window.setTimeout(() => offer(false), pause);
    },
  };
}
