import type { Problem } from './types';

/**
 * The sections of the chapter „Fehlersuche“: a heading of the third level with an id, then a fence titled „Meldung“. Throws
 * with the line where a section has no id or no message, or an id stands twice.
 */
export function readProblems(page: string): Problem[] {
  const problems: Problem[] = [];
  const lines = page.split('\n');
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith('### ')) continue;
    const heading = /^### (.+?) \{\/\* #([a-z0-9-]+) \*\/\}$/.exec(line);
    const fence = lines.indexOf('```text title="Meldung"', index);
    const next = lines.findIndex((other, at) => at > index && /^#{2,3} /.test(other));
    const problem = (message: string): Error => new Error(`docs/fehlersuche.mdx:${index + 1}: ${message}`);
    if (!heading?.[1] || !heading[2]) throw problem('Die Überschrift braucht eine Adresse: {/* #name */}');
    if (fence < 0 || (next >= 0 && fence > next)) throw problem('Unter der Überschrift fehlt der Codeblock „Meldung“.');
    if (problems.some(({ id }) => id === heading[2])) throw problem(`Die Adresse #${heading[2]} gibt es zweimal.`);
    const messages = lines.slice(fence + 1, lines.indexOf('```', fence + 1)).filter((message) => message.trim() !== '');
    problems.push({ id: heading[2], title: heading[1], messages });
  }
  return problems;
}
