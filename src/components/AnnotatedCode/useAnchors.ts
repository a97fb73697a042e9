import useBrokenLinks from '@docusaurus/useBrokenLinks';

/** Tells the check of links at build time which ids and links the ready-made HTML has. */
export function useAnchors(html: string): void {
  const { collectAnchor, collectLink } = useBrokenLinks();
  for (const [, id] of html.matchAll(/ id="([^"]+)"/g)) if (id) collectAnchor(id);
  for (const [, href] of html.matchAll(/ href="(\/[^"]+)"/g)) if (href) collectLink(href);
}
