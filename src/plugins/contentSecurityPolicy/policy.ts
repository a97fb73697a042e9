/** The content security policy of one built page, as a pure function of its HTML. */
import { createHash } from 'node:crypto';
import { attribute, elementsOf, placeOf, type Element } from '../builtHtml';

/** Marks an element whose code the reader may edit and run: only such a page may evaluate code. */
export const liveMarker = 'data-live-components';

const executable = new Set(['', 'module', 'text/javascript', 'application/javascript']);

/** Hash of an inline script as a source expression. */
export function scriptHash(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

/** The text of a script exactly as the browser hashes it. */
function inlineScript(html: string, element: Element): string | null {
  if (element.tagName !== 'script' || attribute(element, 'src') !== undefined) return null;
  if (!executable.has((attribute(element, 'type') ?? '').toLowerCase())) return null;
  const place = element.sourceCodeLocation;
  if (!place?.startTag || !place.endTag) return null;
  return html.slice(place.startTag.endOffset, place.endTag.startOffset);
}

/** Own sources only; the inline scripts by hash; WebAssembly for the search; evaluation for live pages. */
export function policyOf(html: string): string {
  const elements = elementsOf(html);
  const scripts = elements.flatMap((element) => inlineScript(html, element) ?? []);
  const live = elements.some((element) => attribute(element, liveMarker) !== undefined);
  const scriptSources = [
    "'self'",
    ...new Set(scripts.map(scriptHash)),
    "'wasm-unsafe-eval'",
    ...(live ? ["'unsafe-eval'"] : []),
  ];
  return [
    "default-src 'none'",
    `script-src ${scriptSources.join(' ')}`,
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'self'",
    "form-action 'none'",
    "object-src 'none'",
    "frame-src 'none'",
  ].join('; ');
}

const isPolicy = (element: Element): boolean =>
  element.tagName === 'meta' && attribute(element, 'http-equiv')?.toLowerCase() === 'content-security-policy';

/** The page with its policy right after `<meta charset>`; a page that has one already gets it anew. */
export function withPolicy(html: string): string {
  const present = elementsOf(html).filter(isPolicy).map(placeOf).reverse();
  const bare = present.reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), html);
  const charset = elementsOf(bare).find(
    (element) => element.tagName === 'meta' && attribute(element, 'charset') !== undefined,
  );
  if (!charset) throw new Error('Es fehlt <meta charset>; die Sicherheitsrichtlinie hat keinen Platz.');
  const { end } = placeOf(charset);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(bare)}">`;
  return bare.slice(0, end) + meta + bare.slice(end);
}
