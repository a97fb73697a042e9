/** Files of Debian packages that are not installed: fetched by apt into a cache, unpacked, never committed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const project = path.resolve(__dirname, '../..');

/**
 * Folder of each package below a cache of this name; fetches those that are not there. `only` names the folders that
 * are unpacked. Throws with a way to help where a package cannot be fetched.
 */
export function packageFolders(
  cacheName: string,
  names: readonly string[],
  script: string,
  only: readonly string[] = [],
): Map<string, string> {
  const cache = path.join(project, 'node_modules/.cache', cacheName);
  const hint = `Netz und Paketquellen prüfen: \`apt-get update\`, danach \`npx tsx scripts/corpus/${script}\`.`;
  mkdirSync(cache, { recursive: true });
  const missing = names.filter((name) => !existsSync(path.join(cache, name)));
  if (missing.length > 0) fetchPackages(cache, missing, only, hint);
  return new Map(names.map((name) => [name, path.join(cache, name)]));
}

/** One call for all; after a failure once more with fresh lists of packages. */
function fetchPackages(cache: string, names: readonly string[], only: readonly string[], hint: string): void {
  const downloads = path.join(cache, 'downloads');
  mkdirSync(downloads, { recursive: true });
  const download = (): boolean =>
    spawnSync('apt-get', ['download', '--quiet', ...names], { cwd: downloads, timeout: 150_000 }).status === 0;
  if (!download()) {
    spawnSync('apt-get', ['update', '--quiet'], { timeout: 100_000 });
    if (!download()) throw new Error(`Die Pakete für den Vergleich lassen sich nicht laden. ${hint}`);
  }
  const files = readdirSync(downloads);
  for (const name of names) {
    const file = files.find((entry) => entry.startsWith(`${name}_`));
    if (!file) throw new Error(`Das Paket ${name} fehlt nach dem Laden. ${hint}`);
    unpack(path.join(downloads, file), path.join(cache, name), only, hint);
  }
  rmSync(downloads, { recursive: true });
}

/** Writes the folders of one package to `target`, whole or not at all. */
function unpack(file: string, target: string, only: readonly string[], hint: string): void {
  const archive = spawnSync('dpkg-deb', ['--fsys-tarfile', file], { maxBuffer: 1024 * 1024 * 1024 });
  if (archive.status !== 0) throw new Error(`dpkg-deb liest ${file} nicht. ${hint}`);
  const part = `${target}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  const { status } = spawnSync('tar', ['-x', '-C', part, '--no-same-owner', ...only], { input: archive.stdout });
  // Exit code 2 says that one of the wanted folders is not in the package
  if (status !== 0 && only.length === 0) throw new Error(`Das Paket in ${file} lässt sich nicht auspacken. ${hint}`);
  renameSync(part, target);
}
