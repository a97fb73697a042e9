export interface ExcerptPart {
  marked: boolean;
  text: string;
}

const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&amp;': '&',
};

const decode = (html: string): string =>
  html.replace(/&(?:lt|gt|quot|amp|#39|#x27);/g, (entity) => entities[entity] ?? entity);

/** Pagefind's excerpt as text, so that no HTML of an index ever reaches the page. */
export function partsOf(excerpt: string): ExcerptPart[] {
  return excerpt
    .split(/<mark>(.*?)<\/mark>/s)
    .map((text, index) => ({ marked: index % 2 === 1, text: decode(text) }))
    .filter(({ text }) => text !== '');
}
