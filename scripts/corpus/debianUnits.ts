/**
 * Unit files of Debian packages that are not installed: fetched by apt into a cache, unpacked, never committed.
 *
 * `npx tsx scripts/corpus/debianUnits.ts` fills the cache and prints what is in it.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { packageFolders } from './packages';

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
  const only = ['./lib/systemd', './usr/lib/systemd'];
  const folders = packageFolders('debian-units', packageNames(), 'debianUnits.ts', only);
  return [...folders].flatMap(([name, folder]) => unitsIn(folder, name));
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
