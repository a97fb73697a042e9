import type { ClipboardEvent } from 'react';
import { longText } from '@site/src/workshop/longFiles';

/**
 * The text of a field after a paste that would make it long; null where the field may take it itself. A field that is
 * given a long text keeps the browser busy before anybody can shorten it.
 */
export function longPaste(event: ClipboardEvent<HTMLTextAreaElement>): string | null {
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  const pasted = event.clipboardData.getData('text/plain').replaceAll('\r\n', '\n');
  if (value.length + pasted.length - (selectionEnd - selectionStart) <= longText) return null;
  event.preventDefault();
  return value.slice(0, selectionStart) + pasted + value.slice(selectionEnd);
}
