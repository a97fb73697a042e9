import React, { useId, type ReactNode } from 'react';
import styles from './styles.module.css';

/** Width of every drawing in its own units: on a phone one unit is about one pixel. */
export const width = 360;

interface Props {
  title: string;
  /** In units of the drawing. */
  height: number;
  /** The whole drawing in sentences, for people who do not see it. */
  sentences: readonly string[];
  /** Gets the reference of the arrow head for `markerEnd`. */
  children: (head: string) => ReactNode;
}

/** A drawing with its caption and its text alternative. */
export default function Drawing({ title, height, sentences, children }: Props): ReactNode {
  const id = useId();
  return (
    <figure className={styles.figure}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={title}
        aria-describedby={id}
        className={styles.drawing}
      >
        <defs>
          <marker
            id={`${id}-head`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d="M0 0L8 4L0 8Z" className={styles.head} />
          </marker>
        </defs>
        {children(`url(#${id}-head)`)}
      </svg>
      <figcaption>
        {title}
        <ol id={id} className="visually-hidden">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      </figcaption>
    </figure>
  );
}

/** One line or two, centred at `x`; `y` is the baseline of the first. */
export function Lines({ x, y, lines }: { x: number; y: number; lines: readonly (string | undefined)[] }): ReactNode {
  const [first, second] = lines;
  return (
    <text x={x} y={y} className={styles.text}>
      {first}
      {second !== undefined && (
        <tspan x={x} dy={14}>
          {second}
        </tspan>
      )}
    </text>
  );
}

/** A box with a name and, below it, what is to be said of it. */
export function Box(props: {
  x: number;
  y: number;
  width: number;
  height: number;
  name: string;
  note?: string;
}): ReactNode {
  const { x, y, name, note, height } = props;
  const middle = x + props.width / 2;
  const base = y + height / 2 + (note === undefined ? 4.5 : -3);
  return (
    <g>
      <rect x={x} y={y} width={props.width} height={height} rx={5} className={styles.box} />
      <text x={middle} y={base} className={styles.name}>
        {name}
      </text>
      {note !== undefined && (
        <text x={middle} y={base + 16} className={styles.note}>
          {note}
        </text>
      )}
    </g>
  );
}
