import type { Drawing, Label, Scene } from './types';
import { edgeWords, gateWords } from './words';

const beside = (y: number, lines: string[]): Label[] =>
  lines.map((text, line) => ({ x: 118, y: y + 17 * line, text, anchor: 'start' }));

/** The way from top to bottom, the supervisors below it. */
export function vertical(scene: Scene): Drawing {
  const { entry, inside } = edgeWords(scene);
  const gate = gateWords(scene);
  return {
    width: 320,
    height: 640,
    server: { x: 2, y: 78, width: 316, height: 560 },
    boxes: [
      { x: 16, y: 4, width: 180, height: 50, title: 'Browser', look: 'reader' },
      { x: 16, y: 146, width: 180, height: 58, ...gate },
      { x: 16, y: 288, width: 236, height: 116, title: 'Worker', look: 'frame' },
      { x: 30, y: 320, width: 208, height: 70, title: 'Flask-Anwendung', note: 'app aus src/run.py', look: 'inner' },
      { x: 16, y: 466, width: 180, height: 50, title: 'Master-Prozess' },
      { x: 16, y: 574, width: 180, height: 50, title: 'systemd' },
    ],
    arrows: [
      { kind: 'request', path: 'M106 54V142' },
      { kind: 'request', path: 'M106 204V284' },
      { kind: 'supervision', path: 'M106 466V408' },
      { kind: 'supervision', path: 'M106 574V520' },
      { kind: 'supervision', path: scene.proxy ? 'M196 599H290V175H200' : 'M196 491H290V175H200' },
    ],
    labels: [
      ...beside(98, [entry[0], ...entry[1]]),
      ...beside(232, [inside[0], ...inside[1]]),
      ...beside(434, ['startet und']),
      ...beside(451, ['überwacht']),
      ...beside(542, ['startet und']),
      ...beside(559, ['überwacht']),
    ],
  };
}
