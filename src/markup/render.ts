import { toHtml } from 'hast-util-to-html';
import type { Catalogue } from '../catalogue/types';
import type { Analysis } from '../engine/types';
import { buildNotes, targetIn, type Note, type NoteBook } from './notes';
import { renderCode } from './renderCode';
import { renderDiagnostics } from './renderDiagnostics';
import { renderNotes } from './renderNotes';

/** An annotated block as ready-made HTML; the same for static and live blocks. */
export interface RenderedBlock {
  /** Inside of `<code>`: one `<span class="line">` for each line. */
  lines: string[];
  /** The list of explanations, `<dl>`. */
  notes: string;
  /** The list of diagnostics, `<ul>`; empty where there are none. */
  diagnostics: string;
  /** How many notes there are. */
  count: number;
}

export interface RenderOptions {
  /** Name of the block, first part of every id in it. */
  block: string;
  baseUrl: string;
  highlighted?: ReadonlySet<number>;
  /** Fixes can be applied: a live block. */
  applicable?: boolean;
  /** The list that this block shares with others; it has none of its own then. */
  shared?: NoteBook;
}

export function renderBlock(
  text: string,
  analysis: Analysis,
  catalogue: Catalogue,
  options: RenderOptions,
): RenderedBlock {
  const { block, baseUrl, highlighted, applicable = false, shared } = options;
  const notes = shared ? shared.add(text, analysis) : buildNotes(text, analysis, catalogue, block);
  const diagnostics = renderDiagnostics(text, analysis.diagnostics, { applicable, baseUrl, rules: catalogue.rules });
  return {
    lines: renderCode(text, analysis, targetIn(notes), { ...(highlighted ? { highlighted } : {}) }),
    notes: shared ? '' : renderNoteList(notes.notes, baseUrl),
    diagnostics: diagnostics ? toHtml(diagnostics) : '',
    count: shared ? 0 : notes.notes.length,
  };
}

/** The list of explanations as ready-made HTML. */
export const renderNoteList = (notes: readonly Note[], baseUrl: string): string => toHtml(renderNotes(notes, baseUrl));
