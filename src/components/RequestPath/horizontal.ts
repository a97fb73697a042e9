import type { Drawing, Label, Scene } from './types';
import { edgeWords, gateWords } from './words';

const above = (x: number, text: string): Label => ({ x, y: 222, text, anchor: 'middle' });
const below = (x: number, lines: string[]): Label[] =>
  lines.map((text, line) => ({ x, y: 251 + 17 * line, text, anchor: 'middle' }));

/** The way from left to right, the supervisors above it. */
export function horizontal(scene: Scene): Drawing {
  const { entry, inside } = edgeWords(scene);
  const gate = gateWords(scene);
  return {
    width: 760,
    height: 308,
    server: { x: 126, y: 6, width: 628, height: 296 },
    boxes: [
      { x: 4, y: 206, width: 92, height: 52, title: 'Browser', look: 'reader' },
      { x: 256, y: 202, width: 118, height: 60, ...gate },
      { x: 532, y: 176, width: 212, height: 112, title: 'Worker', look: 'frame' },
      { x: 546, y: 208, width: 184, height: 66, title: 'Flask-Anwendung', note: 'app aus src/run.py', look: 'inner' },
      { x: 150, y: 44, width: 110, height: 52, title: 'systemd' },
      { x: 380, y: 44, width: 146, height: 52, title: 'Master-Prozess' },
    ],
    arrows: [
      { kind: 'request', path: 'M96 232H252' },
      { kind: 'request', path: 'M374 232H528' },
      { kind: 'supervision', path: 'M260 70H376' },
      { kind: 'supervision', path: 'M453 96V138H638V172' },
      { kind: 'supervision', path: scene.proxy ? 'M205 96V138H315V198' : 'M453 138H315V198' },
    ],
    labels: [
      above(191, entry[0]),
      ...below(191, entry[1]),
      above(452, inside[0]),
      ...below(452, inside[1]),
      { x: 317, y: 61, text: 'startet und', anchor: 'middle' },
      { x: 317, y: 87, text: 'überwacht', anchor: 'middle' },
      { x: 463, y: 122, text: 'startet und überwacht', anchor: 'start' },
    ],
  };
}
