import type { ReactNode } from 'react';
import Drawing, { Lines } from '../Drawing';
import styles from '../Drawing/styles.module.css';

/** What lies on the way to the socket; rights as `ls -l` shows them. */
const places = [
  { name: '/run', owner: 'root root', rights: 'rwxr-xr-x' },
  { name: '/run/backend', owner: 'backend www-data', rights: 'rwxr-x---' },
  { name: 'backend.sock', owner: 'backend www-data', rights: 'rw-rw----' },
];

const sentences = [
  '/run gehört root und lässt jedes Konto hindurch: rwxr-xr-x.',
  '/run/backend gehört backend und der Gruppe www-data: rwxr-x---. nginx geht als www-data hindurch, ein anderes Konto endet hier.',
  '/run/backend/backend.sock gehört backend und der Gruppe www-data: rw-rw----. nginx darf schreiben und sich darum verbinden.',
];

const top = 48;
const step = 74;

/** The rights that a connection to the socket needs, place by place, for nginx and for any other account. */
export default function SocketRights(): ReactNode {
  return (
    <Drawing
      title="Wer an den Socket kommt: Ein Verzeichnis verlangt x, der Socket w"
      height={top + places.length * step}
      sentences={sentences}
    >
      {(head) => (
        <>
          <Column x={46} first="nginx" second="www-data" />
          <Column x={314} first="ein anderes" second="Konto" />
          {places.map(({ name, owner, rights }, index) => (
            <g key={name}>
              <rect x={96} y={top + index * step} width={168} height={62} rx={5} className={styles.box} />
              <text x={180} y={top + index * step + 19} className={styles.name}>
                {name}
              </text>
              <text x={180} y={top + index * step + 36} className={styles.note}>
                {owner}
              </text>
              <text x={180} y={top + index * step + 52} className={styles.note}>
                {rights}
              </text>
            </g>
          ))}
          <path d={`M46 ${top - 6}V${top + 2 * step + 31}H92`} className={styles.arrow} markerEnd={head} />
          <Lines x={46} y={top + 35} lines={['alle: x']} />
          <Lines x={46} y={top + step + 35} lines={['Gruppe: x']} />
          <Lines x={46} y={top + 2 * step + 50} lines={['Gruppe: w']} />
          <path d={`M314 ${top - 6}V${top + step + 31}H286`} className={styles.arrow} />
          <path d={`M270 ${top + step + 23}l16 16m0 -16l-16 16`} className={styles.stop} />
          <Lines x={314} y={top + 35} lines={['alle: x']} />
          <Lines x={314} y={top + step + 50} lines={['kein x']} />
        </>
      )}
    </Drawing>
  );
}

function Column({ x, first, second }: { x: number; first: string; second: string }): ReactNode {
  return (
    <>
      <text x={x} y={18} className={styles.name}>
        {first}
      </text>
      <text x={x} y={34} className={styles.note}>
        {second}
      </text>
    </>
  );
}
