/** How much the engine weighs without its catalogue. */
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { german } from './statistics';

/** Greatest weight in KiB, compressed. */
const goal = 25;
const root = path.resolve(__dirname, '..', '..');

/** What a page loads for one language, and all of it. */
const parts: Record<string, string[]> = {
  'uWSGI, Kommandozeile': ['src/engine/shell/analyseShell.ts'],
  'uWSGI, INI-Datei': ['src/engine/uwsgi/analyseIni.ts'],
  nginx: ['src/engine/nginx/analyseNginx.ts'],
  'systemd mit den Kommandozeilen darin': ['src/engine/systemd/analyseUnit.ts'],
  'alles, mit den Regeln über mehrere Dateien': [
    'src/engine/analyse.ts',
    'src/engine/stack/analyseStack.ts',
    'src/engine/recognise.ts',
  ],
};

function bundled(entries: readonly string[]): { code: Uint8Array; rooms: Map<string, number> } {
  const { outputFiles, metafile } = buildSync({
    stdin: {
      contents: entries.map((file) => `export * from './${file.replace(/\.ts$/, '')}';`).join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    charset: 'utf8',
    target: 'es2022',
  });
  const rooms = new Map<string, number>();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const room = /^src\/engine\/([^/]+)\//.exec(file)?.[1] ?? 'engine';
      rooms.set(room, (rooms.get(room) ?? 0) + bytesInOutput);
    }
  }
  return { code: outputFiles[0]?.contents ?? new Uint8Array(), rooms };
}

export function measureSize(): void {
  console.log('Engine ohne Katalog, gebündelt und verkleinert, in KiB:');
  let rooms = new Map<string, number>();
  for (const [title, entries] of Object.entries(parts)) {
    const result = bundled(entries);
    rooms = result.rooms;
    const total = gzipSync(result.code, { level: 9 }).length / 1024;
    console.log(
      `  ${title}: ${german(result.code.length / 1024, 1)}, mit gzip -9 ${german(total, 1)} (Ziel höchstens ${goal}: ${total <= goal ? 'erreicht' : 'nicht erreicht'})`,
    );
  }
  console.log('  alles je Raum, vor gzip:');
  for (const [room, bytes] of [...rooms].sort((a, b) => b[1] - a[1]))
    console.log(`    ${room.padEnd(10)} ${german(bytes / 1024, 1).padStart(7)} KiB`);
}
