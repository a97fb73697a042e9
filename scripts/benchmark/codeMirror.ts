/** A CodeMirror with one text, as the page of the comparison loads it; bundled by `keystroke.ts`. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { defaultHighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { nginx } from '@codemirror/legacy-modes/mode/nginx';
import { properties } from '@codemirror/legacy-modes/mode/properties';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';

declare global {
  interface Window {
    showCodeMirror: (text: string, mode: 'nginx' | 'properties') => void;
  }
}

/** Colours, line numbers, wrapped lines and undo: what the field of the workshop shows without what it knows. */
window.showCodeMirror = (text, mode) => {
  document.body.replaceChildren();
  const view = new EditorView({
    parent: document.body,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        EditorView.lineWrapping,
        EditorView.theme({ '&': { height: '46rem' }, '.cm-scroller': { overflow: 'auto' } }),
        StreamLanguage.define(mode === 'nginx' ? nginx : properties),
        syntaxHighlighting(defaultHighlightStyle),
        keymap.of([...defaultKeymap, ...historyKeymap]),
      ],
    }),
  });
  view.focus();
};
