import type { CardContent } from '@site/src/markup/card';

export type { CardContent };

const part = (root: Element, name: string): Element | null => root.querySelector(`:scope > [data-part="${name}"]`);

/** Reads the note that a token leads to; null where the list has none. */
export function readNote(token: HTMLAnchorElement): CardContent | null {
  const term = document.getElementById(token.hash.slice(1));
  const description = term?.nextElementSibling;
  if (!term || !description) return null;
  const values = term.closest('[data-part="values"]');
  return values ? readValue(token, term, description, values) : readEntry(token, term, description);
}

function readEntry(token: HTMLAnchorElement, term: Element, description: Element): CardContent {
  return {
    label: token.textContent ?? '',
    kind: part(term, 'kind')?.textContent ?? '',
    summary: part(description, 'summary')?.innerHTML ?? '',
    here: [...description.querySelectorAll(':scope > [data-part="here"]')].map((node) => node.innerHTML),
    caution: part(description, 'caution')?.innerHTML ?? null,
    more: description.querySelector(':scope > [data-part="more"] a')?.getAttribute('href') ?? null,
  };
}

/** A value: its own line, below the option or directive that it belongs to. */
function readValue(token: HTMLAnchorElement, term: Element, description: Element, values: Element): CardContent {
  const parent = values.parentElement;
  const owner = parent?.previousElementSibling?.querySelector('[data-part="label"]')?.textContent ?? '';
  const role = token.dataset.role === 'argument' ? 'Argument von' : 'Wert von';
  return {
    label: term.textContent ?? '',
    kind: `${role} ${owner}`,
    summary: description.innerHTML,
    here: [],
    caution: null,
    more: parent?.querySelector(':scope > [data-part="more"] a')?.getAttribute('href') ?? null,
  };
}
