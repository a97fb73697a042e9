/** How much the engine weighs without its catalogue. */
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { german } from './statistics';

/** Greatest weight in KiB, compressed. */
const goal = 25;
const root = path.resolve(__dirname, '..', '..');
const entries = ['src/engine/analyse.ts', 'src/engine/stack/analyseStack.ts', 'src/engine/recognise.ts'];

export function measureSize(): void {
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
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const total = gzipSync(code, { level: 9 }).length / 1024;
  console.log(`Engine ohne Katalog (${entries.join(', ')}), gebündelt und verkleinert:`);
  console.log(
    `  ${german(code.length / 1024, 1)} KiB, mit gzip -9 ${german(total, 1)} KiB (Ziel höchstens ${goal} KiB: ${total <= goal ? 'erreicht' : 'nicht erreicht'})`,
  );
  const rooms = new Map<string, number>();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const room = /^src\/engine\/([^/]+)\//.exec(file)?.[1] ?? 'engine';
      rooms.set(room, (rooms.get(room) ?? 0) + bytesInOutput);
    }
  }
  console.log('  davon je Raum, verkleinert, vor gzip:');
  for (const [room, bytes] of [...rooms].sort((a, b) => b[1] - a[1]))
    console.log(`    ${room.padEnd(10)} ${german(bytes / 1024, 1).padStart(7)} KiB`);
}
