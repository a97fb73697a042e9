import { useEffect } from 'react';
import { asksForSearch } from './shortcut';

/** Calls back when `/` or Ctrl+K is pressed outside a field. */
export function useShortcut(show: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!asksForSearch(event)) return;
      event.preventDefault();
      show();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [show]);
}
