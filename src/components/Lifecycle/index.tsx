import React, { type ReactNode } from 'react';
import Drawing, { Lines, width } from '../Drawing';
import styles from '../Drawing/styles.module.css';
import { laneNames, sentence, sequences, type Event, type Lane } from './sequences';

/** Where the lanes stand and how much room an event has, in units of the drawing. */
const lanes: Record<Lane, number> = { systemd: 52, master: 182, worker: 308 };
const top = 44;
const step = 50;

/** Start, reload, stop or crash as a sequence of signals between systemd, the master process and the workers. */
export default function Lifecycle({ of }: { of: keyof typeof sequences }): ReactNode {
  const { title, events } = sequences[of];
  const height = top + events.length * step + 12;
  return (
    <Drawing title={title} height={height} sentences={events.map(sentence)}>
      {(head) => (
        <>
          {Object.entries(lanes).map(([lane, x]) => (
            <g key={lane}>
              <path d={`M${x} ${top - 12}V${height - 6}`} className={styles.lane} />
              <text x={x} y={20} className={styles.name}>
                {laneNames[lane as Lane]}
              </text>
            </g>
          ))}
          {events.map((event, index) => (
            <Drawn key={sentence(event)} event={event} y={top + index * step} head={head} />
          ))}
        </>
      )}
    </Drawing>
  );
}

function Drawn({ event: { from, to, lines }, y, head }: { event: Event; y: number; head: string }): ReactNode {
  const isDouble = lines[1] !== undefined;
  if (to === undefined) {
    const x = Math.min(Math.max(lanes[from], 54), width - 54);
    return (
      <g>
        <rect x={x - 52} y={y} width={104} height={isDouble ? 38 : 26} rx={5} className={styles.box} />
        <Lines x={x} y={y + 17} lines={lines} />
      </g>
    );
  }
  const direction = lanes[to] > lanes[from] ? 1 : -1;
  const line = y + 34;
  return (
    <g>
      <path d={`M${lanes[from]} ${line}H${lanes[to] - direction * 2}`} className={styles.arrow} markerEnd={head} />
      <Lines x={(lanes[from] + lanes[to]) / 2} y={line - (isDouble ? 21 : 7)} lines={lines} />
    </g>
  );
}
