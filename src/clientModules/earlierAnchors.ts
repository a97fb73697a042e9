/** Old addresses of the guide: an anchor that only an earlier edition has leads to that edition. */
import siteConfig from '@generated/docusaurus.config';
import editions from '../../versions.json';

interface RouteUpdate {
  location: { pathname: string; hash: string };
  /** Null after the page was loaded. */
  previousLocation: object | null;
}

const [, ...earlier] = editions;

/** Addresses of the same page in earlier editions, newest first; none where the page itself names its edition. */
function earlierAddresses(pathname: string): string[] {
  const guide = `${siteConfig.baseUrl}docs/`;
  if (!pathname.startsWith(guide)) return [];
  const page = pathname.slice(guide.length);
  return /^(?:entwurf|[\d.]+)\//.test(page) ? [] : earlier.map((edition) => `${guide}${edition}/${page}`);
}

/** The id of an anchor; as it stands where it is no valid encoding. */
function idOf(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

async function has(address: string, id: string): Promise<boolean> {
  const response = await fetch(address);
  if (!response.ok) return false;
  return new DOMParser().parseFromString(await response.text(), 'text/html').getElementById(id) !== null;
}

/** `/docs/uwsgi/#anhalten` leads to `/docs/1.0/uwsgi/#anhalten` as long as the newest edition has no such anchor. */
export async function onRouteDidUpdate({ location: { pathname, hash }, previousLocation }: RouteUpdate): Promise<void> {
  const id = idOf(hash);
  if (previousLocation !== null || id === '' || document.getElementById(id) !== null) return;
  for (const address of earlierAddresses(pathname)) {
    if (await has(address, id)) {
      window.location.replace(address + hash);
      return;
    }
  }
}
