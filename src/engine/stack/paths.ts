/** Paths of the server's file system; `/var/run` and `/var/lock` are links to `/run` and `/run/lock` (Debian 12). */

/** An absolute path without `.`, `..`, doubled slashes and the two links; null where it is not absolute. */
export function normalPath(path: string): string | null {
  if (!path.startsWith('/')) return null;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const joined = `/${parts.join('/')}`;
  if (joined === '/var/run' || joined.startsWith('/var/run/')) return joined.slice(4);
  return joined === '/var/lock' || joined.startsWith('/var/lock/') ? `/run${joined.slice(4)}` : joined;
}

/** A path as seen from a working directory; null where that is not known. */
export function resolvePath(path: string, directory: string | null): string | null {
  if (path.startsWith('/')) return normalPath(path);
  return directory === null ? null : normalPath(`${directory}/${path}`);
}

export const isWithin = (path: string, directory: string): boolean =>
  path === directory || directory === '/' || path.startsWith(`${directory}/`);

/** `/run/backend` of `/run/backend/backend.sock`. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}

export const baseNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** How many parts two paths share at their ends: says which of several files of one name is meant. */
export function sharedEnd(first: string, second: string): number {
  const a = first.split('/').reverse();
  const b = second.split('/').reverse();
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1;
  return count;
}
