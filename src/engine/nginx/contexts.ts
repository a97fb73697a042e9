import type { DirectiveTable } from './directiveTable';
import type { Statement } from './parser';

/** Blocks whose lines are data and not directives. */
export const dataBlocks = new Set(['types', 'map', 'geo', 'split_clients', 'charset_map']);

/** The context inside a block; `unknown` where nothing can be said about its directives, `data` in a table. */
export function innerContext(name: string, context: string): string {
  if (context === 'unknown' || context.startsWith('data:')) return 'unknown';
  if (dataBlocks.has(name)) return `data:${name}`;
  const prefix = context.startsWith('stream') ? 'stream/' : context.startsWith('mail') ? 'mail/' : '';
  switch (name) {
    case 'events':
    case 'http':
    case 'stream':
    case 'mail':
    case 'location':
    case 'limit_except':
      return name;
    case 'server':
    case 'upstream':
      return `${prefix}${name}`;
    case 'if':
      return context === 'server' ? 'if in server' : 'if in location';
    default:
      return 'unknown';
  }
}

/** Places that a file without `events` and `http` may be included at, most usual first. */
const snippetContexts = [
  'http',
  'server',
  'location',
  'main',
  'upstream',
  'events',
  'stream',
  'stream/server',
  'stream/upstream',
  'mail',
  'mail/server',
];

/**
 * Where the statements of a text stand: `main` for a whole configuration, else the context that allows most of them.
 * A block weighs more than a simple directive: `server` in a file says more than a stray `root`.
 */
export function outerContext(statements: readonly Statement[], table: DirectiveTable): string {
  const shown = statements.slice(0, 400);
  if (shown.some(({ name, body }) => body !== null && ['events', 'http', 'stream', 'mail'].includes(name.value)))
    return 'main';
  let best = 'http';
  let most = 0;
  for (const context of snippetContexts) {
    let score = 0;
    for (const { name, body } of shown) {
      const row = table.find(name.value, context);
      if (!row || (name.value === 'include' && row.contexts.includes('any'))) continue;
      score += row.block === (body !== null) ? (row.block ? 5 : 2) : 1;
    }
    if (score > most) {
      most = score;
      best = context;
    }
  }
  return best;
}
