import { toHtml } from 'hast-util-to-html';
import type { Catalogue } from '../catalogue/types';
import type { Analysis, Annotation } from '../engine/types';
import { inline } from './inline';
import { kindOf, labelOf, textOf } from './notes';
import { withBase } from './renderNotes';

/** What the card of a token shows. */
export interface CardContent {
  /** The token as written. */
  label: string;
  /** For example „Option · uWSGI“ or „Argument von --http“. */
  kind: string;
  /** Ready-made HTML. */
  summary: string;
  /** What holds just here. */
  here: string[];
  caution: string | null;
  /** Address in the reference. */
  more: string | null;
}

/** The card of one annotation, made from the analysis itself: for an editor, which has no list of explanations. */
export function cardOf(
  annotation: Annotation,
  text: string,
  { annotations }: Analysis,
  catalogue: Catalogue,
  baseUrl: string,
): CardContent {
  const owner =
    annotation.parent === undefined
      ? undefined
      : annotations
          .filter(
            ({ entry, parent, span }) =>
              parent === undefined && entry === annotation.parent && span.start <= annotation.span.start,
          )
          .at(-1);
  const known = textOf(owner?.entry ?? annotation.parent ?? annotation.entry, catalogue);
  const more = known.href === '' ? null : withBase(known.href, baseUrl);
  const label = labelOf(annotation, text);
  if (annotation.parent === undefined)
    return {
      label,
      kind: kindOf(annotation),
      summary: html(known.summary),
      here: annotation.value ? [html(annotation.value.text)] : [],
      caution: known.caution === undefined ? null : html(known.caution),
      more,
    };
  const role = annotation.role === 'argument' ? 'Argument von' : 'Wert von';
  return {
    label,
    kind: owner ? `${role} ${labelOf(owner, text)}` : kindOf(annotation),
    summary: html(annotation.value?.text ?? ''),
    here: [],
    caution: null,
    more,
  };
}

const html = (text: string): string => toHtml({ type: 'root', children: inline(text) });
