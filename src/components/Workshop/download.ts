/** A file on its way to the disk of the reader. */
export interface Download {
  name: string;
  text: string;
  /** A script, to be run as it is. */
  executable?: boolean;
}

/** The archive holds only what the reader made; its date is that of the day, without a time. */
const archiveTime = (): Date => new Date(new Date().toDateString());

/** Hands a text to the browser as a file; the folders of its name are left out. */
export function downloadText(name: string, text: string): void {
  save(name.split('/').at(-1) ?? name, new Blob([text], { type: 'text/plain;charset=utf-8' }));
}

/** All files as one archive `<name>.zip`, in a folder of that name. */
export async function downloadArchive(name: string, files: readonly Download[]): Promise<void> {
  const { strToU8, zipSync } = await import('fflate');
  const entries = Object.fromEntries(
    files.map(({ name: file, text, executable = false }) => [
      `${name}/${file}`,
      // Unix, and a plain file with its rights
      [strToU8(text), { mtime: archiveTime(), os: 3, attrs: (0o100000 | (executable ? 0o755 : 0o644)) << 16 }],
    ]),
  ) as Parameters<typeof zipSync>[0];
  save(`${name}.zip`, new Blob([new Uint8Array(zipSync(entries))], { type: 'application/zip' }));
}

function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has begun by then
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
