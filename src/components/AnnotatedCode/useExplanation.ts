import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
} from 'react';

/** Delays in milliseconds: the pointer may cross other tokens on its way into the card. */
const openDelay = 90;
const closeDelay = 280;

export interface Explanation {
  /** Token whose explanation is open. */
  token: HTMLAnchorElement | null;
  /** Position of the token among all of the block, from 1. */
  position: number;
  total: number;
  /** Opens the explanation `step` tokens further; from the first one where none is open. */
  walk: (step: number, moveFocus?: boolean) => void;
  close: (returnFocus?: boolean) => void;
  /** Opens the explanation of this token; pinned, it stays until it is closed. */
  open: (token: HTMLAnchorElement, pin: boolean) => void;
  handlers: {
    onPointerOver: (event: PointerEvent) => void;
    onPointerLeave: (event: PointerEvent) => void;
    onFocus: (event: FocusEvent) => void;
    onBlur: (event: FocusEvent) => void;
    onKeyDown: (event: KeyboardEvent) => void;
    onClick: (event: MouseEvent) => void;
  };
}

const tokenAt = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('code a[data-annotation]') : null;

/** Part of a picture of the text, not of the text. */
const isHidden = (token: HTMLAnchorElement): boolean => token.closest('[aria-hidden="true"]') !== null;

/**
 * Opens and closes the explanation of one token of a block: pointer, keyboard (one tab stop, arrows, Escape), touch.
 * `root` is the block; `code` the version of its content, so that a new text gets its tab stop.
 */
export function useExplanation(root: RefObject<HTMLElement | null>, code: unknown): Explanation {
  const [token, setToken] = useState<HTMLAnchorElement | null>(null);
  const pinned = useRef(false);
  const returning = useRef(false);
  const timer = useRef<number | undefined>(undefined);
  const tokens = useCallback(
    (): HTMLAnchorElement[] => [
      ...(root.current?.querySelectorAll<HTMLAnchorElement>('code a[data-annotation]') ?? []),
    ],
    [root],
  );

  const setTabStop = useCallback(
    (current: HTMLAnchorElement | null) => {
      for (const [index, anchor] of tokens().entries()) {
        const isStop = anchor === current || (!current && index === 0);
        const tabIndex = isStop && !isHidden(anchor) ? 0 : -1;
        // Writing what is there already costs a look at the styles of hundreds of words
        if (anchor.getAttribute('tabindex') !== String(tabIndex)) anchor.tabIndex = tabIndex;
      }
    },
    [tokens],
  );

  /** The token; in an editor the field, for the tokens behind it are a picture of its text. */
  const focusTarget = useCallback(
    (current: HTMLAnchorElement | null): HTMLElement | null =>
      current && isHidden(current) ? (root.current?.querySelector('textarea') ?? null) : current,
    [root],
  );

  const focusWithoutOpening = useCallback((element: HTMLElement | null) => {
    returning.current = true;
    if (element?.isConnected) element.focus({ preventScroll: true });
    returning.current = false;
  }, []);

  const open = useCallback(
    (next: HTMLAnchorElement, pin: boolean) => {
      window.clearTimeout(timer.current);
      pinned.current = pin || (pinned.current && next === token);
      setToken(next);
      setTabStop(next);
    },
    [setTabStop, token],
  );

  const close = useCallback(
    (returnFocus = false) => {
      window.clearTimeout(timer.current);
      pinned.current = false;
      setToken(null);
      if (returnFocus) focusWithoutOpening(focusTarget(token));
    },
    [token, focusTarget, focusWithoutOpening],
  );

  const walk = useCallback(
    (step: number, moveFocus = false) => {
      const all = tokens();
      const index = token ? all.indexOf(token) + step : 0;
      const next = all[Math.min(Math.max(index, 0), all.length - 1)];
      if (!next) return;
      open(next, true);
      next.scrollIntoView({ block: 'nearest' });
      if (moveFocus) next.focus({ preventScroll: true });
    },
    [open, token, tokens],
  );

  useEffect(() => {
    setTabStop(null);
    return () => window.clearTimeout(timer.current);
  }, [code, setTabStop]);

  useEffect(() => {
    if (!token) return undefined;
    const note = document.getElementById(token.hash.slice(1));
    token.dataset.current = '';
    if (note) note.dataset.current = '';
    const onPointerDown = (event: Event): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) close();
    };
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.key === 'Escape') close(document.activeElement?.closest('[data-card]') !== null);
    };
    document.addEventListener('pointerdown', onPointerDown);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      delete token.dataset.current;
      if (note) delete note.dataset.current;
      document.removeEventListener('pointerdown', onPointerDown);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [token, close, root]);

  const later = (action: () => void, delay: number): void => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(action, delay);
  };

  return {
    token,
    position: token ? tokens().indexOf(token) + 1 : 0,
    total: token ? tokens().length : 0,
    walk,
    close,
    open,
    handlers: {
      onPointerOver(event) {
        if (event.pointerType !== 'mouse') return;
        const hovered = tokenAt(event.target);
        const inCard = event.target instanceof Element && event.target.closest('[data-card]') !== null;
        if (inCard || hovered === token) window.clearTimeout(timer.current);
        if (inCard || !hovered || hovered === token || pinned.current) {
          if (!inCard && !hovered && token && !pinned.current) later(() => close(), closeDelay);
          return;
        }
        later(() => open(hovered, false), token ? closeDelay / 2 : openDelay);
      },
      onPointerLeave(event) {
        if (event.pointerType === 'mouse' && !pinned.current) later(() => close(), closeDelay);
      },
      onFocus(event) {
        const focused = tokenAt(event.target);
        if (!returning.current && focused?.matches(':focus-visible')) open(focused, false);
      },
      onBlur(event) {
        const next = event.relatedTarget;
        if (!pinned.current && next instanceof Node && !root.current?.contains(next)) close();
      },
      onKeyDown(event) {
        const focused = tokenAt(event.target);
        if (!focused) return;
        const all = tokens();
        const steps: Record<string, number> = {
          ArrowRight: 1,
          ArrowDown: 1,
          ArrowLeft: -1,
          ArrowUp: -1,
          Home: -all.length,
          End: all.length,
        };
        const step = steps[event.key];
        if (step !== undefined) {
          event.preventDefault();
          all[Math.min(Math.max(all.indexOf(focused) + step, 0), all.length - 1)]?.focus();
        } else if (event.key === ' ') {
          event.preventDefault();
          focused.click();
        }
      },
      onClick(event) {
        const clicked = tokenAt(event.target);
        if (!clicked || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        if (clicked === token && pinned.current) close();
        else open(clicked, true);
      },
    },
  };
}
