import type { ReactNode } from 'react';
import clsx from 'clsx';
import styles from './styles.module.css';
import type { Arrow, Box, Drawing } from './types';

function BoxShape({ box }: { box: Box }): ReactNode {
  const { x, y, width, height, title, note, look } = box;
  const middle = x + width / 2;
  const top = look === 'frame' ? y + 22 : y + height / 2 + (note === undefined ? 5 : -4);
  return (
    <g>
      <rect
        className={clsx(styles.box, look && styles[look])}
        x={x}
        y={y}
        width={width}
        height={height}
        rx={look === 'inner' ? 5 : 8}
      />
      <text className={styles.title} x={middle} y={top}>
        {title}
      </text>
      {note && (
        <text className={styles.note} x={middle} y={top + 19}>
          {note}
        </text>
      )}
    </g>
  );
}

/** A point at the end of the path, turned by the marker. */
function Head({ id, className }: { id: string; className?: string | undefined }): ReactNode {
  return (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX="5"
      refY="4"
      markerWidth="8"
      markerHeight="8"
      markerUnits="userSpaceOnUse"
      orient="auto"
    >
      <path className={className} d="M0 0L8 4L0 8z" />
    </marker>
  );
}

const headClass: Record<Arrow['kind'], string | undefined> = {
  request: styles.requestHead,
  supervision: styles.supervisionHead,
};

/** Draws one layout; `id` keeps title, description and arrow heads apart from other drawings on the page. */
export default function Diagram(props: {
  id: string;
  drawing: Drawing;
  title: string;
  description: string;
  className?: string | undefined;
}): ReactNode {
  const { id, drawing, title, description, className } = props;
  const { width, height, server, boxes, arrows, labels } = drawing;
  return (
    <svg
      className={className}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-titel`}
      aria-describedby={`${id}-text`}
    >
      <title id={`${id}-titel`}>{title}</title>
      <desc id={`${id}-text`}>{description}</desc>
      <defs>
        <Head id={`${id}-request`} className={headClass.request} />
        <Head id={`${id}-supervision`} className={headClass.supervision} />
      </defs>
      <rect className={styles.server} {...server} rx="12" />
      <text className={styles.serverLabel} x={server.x + server.width - 14} y={server.y + 22}>
        Server
      </text>
      {arrows.map(({ kind, path }) => (
        <path key={path} className={clsx(styles.arrow, styles[kind])} d={path} markerEnd={`url(#${id}-${kind})`} />
      ))}
      {boxes.map((box) => (
        <BoxShape key={box.title} box={box} />
      ))}
      {labels.map(({ x, y, text, anchor }) => (
        <text key={`${x} ${y}`} className={styles.label} x={x} y={y} textAnchor={anchor}>
          {text}
        </text>
      ))}
    </svg>
  );
}
