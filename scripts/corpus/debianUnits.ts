/**
 * Unit files of Debian packages that are not installed: fetched by apt into a cache, unpacked, never committed.
 *
 * `npx tsx scripts/corpus/debianUnits.ts` fills the cache and prints what is in it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const project = path.resolve(__dirname, '../..');
const cache = path.join(project, 'node_modules/.cache/debian-units');
const hint = 'Netz und Paketquellen prüfen: `apt-get update`, danach `npx tsx scripts/corpus/debianUnits.ts`.';

/** A unit file or drop-in as a package ships it. */
export interface PackagedUnit {
  package: string;
  /** Path below the folder of units: `ssh.service` or `user@.service.d/10-login.conf`. */
  name: string;
  text: string;
}

export function packageNames(): string[] {
  return readFileSync(path.join(__dirname, 'debian-packages.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** All units of the listed packages. Throws with a way to help where a package cannot be fetched. */
export function debianUnits(): PackagedUnit[] {
  const names = packageNames();
  mkdirSync(cache, { recursive: true });
  const missing = names.filter((name) => !existsSync(path.join(cache, name)));
  if (missing.length > 0) fetchPackages(missing);
  return names.flatMap((name) => unitsIn(path.join(cache, name), name));
}

/** One call for all; after a failure once more with fresh lists of packages. */
function fetchPackages(names: string[]): void {
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
    unpack(path.join(downloads, file), path.join(cache, name));
  }
  rmSync(downloads, { recursive: true });
}

/** Writes the folders of units of one package to `target`, whole or not at all. */
function unpack(file: string, target: string): void {
  const archive = spawnSync('dpkg-deb', ['--fsys-tarfile', file], { maxBuffer: 1024 * 1024 * 1024 });
  if (archive.status !== 0) throw new Error(`dpkg-deb liest ${file} nicht. ${hint}`);
  const part = `${target}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  // Exit code 2 says that one of the two folders is not in the package
  spawnSync('tar', ['-x', '-C', part, '--no-same-owner', './lib/systemd', './usr/lib/systemd'], {
    input: archive.stdout,
  });
  renameSync(part, target);
}

const unitFile = /\.(?:service|socket|target|timer|path|mount|automount|swap|slice)$/;
const dropIn = /\.(?:service|socket|target|timer|path|mount|automount|swap|slice)\.d\/[^/]+\.conf$/;

function unitsIn(folder: string, name: string): PackagedUnit[] {
  return ['lib/systemd/system', 'usr/lib/systemd/system', 'lib/systemd/user', 'usr/lib/systemd/user'].flatMap(
    (place) => {
      const root = path.join(folder, place);
      if (!existsSync(root)) return [];
      return readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((entry) => (unitFile.test(entry) && !entry.includes('/')) || dropIn.test(entry))
        .filter((entry) => statSync(path.join(root, entry), { throwIfNoEntry: false })?.isFile() === true)
        .map((entry) => ({ package: name, name: entry, text: readFileSync(path.join(root, entry), 'utf8') }));
    },
  );
}

if (require.main === module) {
  const units = debianUnits();
  process.stdout.write(`${units.length} Unit-Dateien aus ${new Set(units.map((unit) => unit.package)).size} Paketen\n`);
}
