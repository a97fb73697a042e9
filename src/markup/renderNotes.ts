import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { inline } from './inline';
import type { Note, NoteLine } from './notes';
import { tokenId } from './renderCode';

/** The list of a block's explanations; complete without JavaScript, and the source of every card. */
export function renderNotes(notes: readonly Note[], baseUrl: string): Element {
  return h(
    'dl',
    { className: ['notes'] },
    notes.map((note) => renderNote(note, baseUrl)),
  );
}

function renderNote(note: Note, baseUrl: string): Element {
  const { text } = note;
  return h('div', { className: ['note'] }, [
    h('dt', { id: note.id, dataNote: String(note.number) }, [
      h('a', { href: `#${tokenId(note.id)}`, dataPart: 'label' }, [h('code', note.label)]),
      h('span', { dataPart: 'kind' }, note.kind),
    ]),
    h('dd', [
      h('p', { dataPart: 'summary' }, inline(text.summary)),
      ...note.remarks.map((remark) => h('p', { dataPart: 'here' }, inline(remark))),
      ...(note.lines.length === 0 ? [] : [h('dl', { dataPart: 'values' }, note.lines.map(renderLine))]),
      ...paragraph('caution', text.caution),
      ...(text.href === '' ? [] : [more(text.href, note.label, baseUrl)]),
    ]),
  ]);
}

function renderLine(line: NoteLine): Element {
  return h('div', [
    h('dt', { id: line.id }, [h('a', { href: `#${tokenId(line.id)}`, dataPart: 'label' }, [h('code', line.label)])]),
    h('dd', inline(line.text)),
  ]);
}

const paragraph = (part: string, text: string | undefined): ElementContent[] =>
  text === undefined ? [] : [h('p', { dataPart: part }, inline(text))];

function more(href: string, label: string, baseUrl: string): Element {
  return h('p', { dataPart: 'more' }, [
    h('a', { href: withBase(href, baseUrl) }, [
      'Mehr in der Referenz',
      h('span', { className: ['visually-hidden'] }, ` zu ${label}`),
    ]),
  ]);
}

/** An address of the site below its base path. */
export const withBase = (href: string, baseUrl: string): string => `${baseUrl.replace(/\/$/, '')}${href}`;
