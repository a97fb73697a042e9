import type { Edit } from '@site/src/engine/types';

/** Changes the field as if it were typed, so that undo takes it back; from the end, so that offsets stay valid. */
export function applyAsTyped(input: HTMLTextAreaElement, edits: readonly Edit[]): void {
  input.focus();
  for (const { span, text } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    input.setSelectionRange(span.start, span.end);
    document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
  }
}
