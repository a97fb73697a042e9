import { code, type Explanation } from '../values/explanation';

/** What must be so, with the value put in; keyed without `Condition` or `Assert` (systemd.unit(5)). */
const tests: Record<string, (value: string) => [string, string]> = {
  PathExists: (path) => [`${path} ist vorhanden`, `${path} fehlt`],
  PathExistsGlob: (path) => [`etwas passt auf ${path}`, `nichts passt auf ${path}`],
  PathIsDirectory: (path) => [`${path} ist ein Verzeichnis`, `${path} ist kein Verzeichnis`],
  PathIsSymbolicLink: (path) => [`${path} ist ein symbolischer Link`, `${path} ist kein symbolischer Link`],
  PathIsMountPoint: (path) => [`unter ${path} ist etwas eingehängt`, `unter ${path} ist nichts eingehängt`],
  PathIsReadWrite: (path) => [
    `das Dateisystem von ${path} ist beschreibbar`,
    `das Dateisystem von ${path} ist nicht beschreibbar`,
  ],
  PathIsEncrypted: (path) => [
    `${path} liegt auf einem verschlüsselten Datenträger`,
    `${path} liegt nicht auf einem verschlüsselten Datenträger`,
  ],
  PathIsSocket: (path) => [`${path} ist ein Unix-Socket`, `${path} ist kein Unix-Socket`],
  DirectoryNotEmpty: (path) => [`das Verzeichnis ${path} enthält etwas`, `das Verzeichnis ${path} fehlt oder ist leer`],
  FileNotEmpty: (path) => [`die Datei ${path} enthält etwas`, `die Datei ${path} fehlt oder ist leer`],
  FileIsExecutable: (path) => [`${path} ist eine ausführbare Datei`, `${path} ist keine ausführbare Datei`],
  Virtualization: (kind) => [
    `das System läuft in einer Virtualisierung der Art ${kind}`,
    `das System läuft nicht in einer Virtualisierung der Art ${kind}`,
  ],
  Architecture: (name) => [`der Prozessor ist von der Art ${name}`, `der Prozessor ist nicht von der Art ${name}`],
  KernelCommandLine: (word) => [`der Kernel wurde mit ${word} gestartet`, `der Kernel wurde ohne ${word} gestartet`],
  KernelVersion: (version) => [
    `die Version des Kernels erfüllt ${version}`,
    `die Version des Kernels erfüllt ${version} nicht`,
  ],
  Capability: (name) => [`systemd hat ${name}`, `systemd hat ${name} nicht`],
  Security: (name) => [`${name} ist in Kraft`, `${name} ist nicht in Kraft`],
  Host: (name) => [`der Rechner heißt ${name}`, `der Rechner heißt nicht ${name}`],
  User: (name) => [`systemd läuft als Benutzerkonto ${name}`, `systemd läuft nicht als Benutzerkonto ${name}`],
  Group: (name) => [`systemd läuft in der Gruppe ${name}`, `systemd läuft nicht in der Gruppe ${name}`],
  Environment: (name) => [
    `in der Umgebung von systemd steht ${name}`,
    `in der Umgebung von systemd steht ${name} nicht`,
  ],
  Memory: (size) => [`der Arbeitsspeicher erfüllt ${size}`, `der Arbeitsspeicher erfüllt ${size} nicht`],
  CPUs: (number) => [`die Zahl der Prozessoren erfüllt ${number}`, `die Zahl der Prozessoren erfüllt ${number} nicht`],
  OSRelease: (text) => [
    `${text} passt zu ${code('/etc/os-release')}`,
    `${text} passt nicht zu ${code('/etc/os-release')}`,
  ],
  KernelModuleLoaded: (name) => [`das Kernelmodul ${name} ist geladen`, `das Kernelmodul ${name} ist nicht geladen`],
};

/** `|!/etc/x`: one of several, turned around; every part in words. */
export function explainCondition(value: string, name: string): Explanation {
  const sign = /^\|?\s*!?\s*/.exec(value)?.[0] ?? '';
  const negated = sign.includes('!');
  const rest = value.slice(sign.length);
  const assert = name.startsWith('Assert');
  const effect = assert ? 'sonst schlägt der Start fehl' : 'sonst bleibt die Unit ohne Fehler aus';
  const several = sign.startsWith('|') ? ' Von allen Zeilen mit `|` muss eine zutreffen.' : '';
  const [holds, fails] = tests[name.replace(/^(?:Condition|Assert)/, '')]?.(code(rest)) ?? [
    `die Bedingung ${code(rest)} trifft zu`,
    `die Bedingung ${code(rest)} trifft nicht zu`,
  ];
  return { entry: 'value/condition', text: `Startet, wenn gilt: ${negated ? fails : holds}; ${effect}.${several}` };
}
