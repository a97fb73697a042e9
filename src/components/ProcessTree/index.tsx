import type { ReactNode } from 'react';
import Drawing, { Box, Lines } from '../Drawing';
import styles from '../Drawing/styles.module.css';

const sentences = [
  'systemd, Prozess 1, läuft als root und startet nginx und uWSGI.',
  'Der Master-Prozess von nginx läuft als root, seine Worker als www-data.',
  'Der Master-Prozess von uWSGI und seine vier Worker laufen als backend.',
  'Ein Worker von nginx reicht die Anfrage über den Socket an einen Worker von uWSGI.',
];

/** Who starts whom and under which account: the processes of edition 2.0. */
export default function ProcessTree(): ReactNode {
  return (
    <Drawing title="Prozesse und ihre Konten" height={228} sentences={sentences}>
      {(head) => (
        <>
          <path d="M180 48V68M76 92V68H278V92" className={styles.lane} />
          <path d="M76 134V172M278 134V172" className={styles.lane} />
          <Box x={115} y={6} width={130} height={42} name="systemd" note="root" />
          <Box x={4} y={92} width={144} height={42} name="nginx: Master" note="root" />
          <Box x={206} y={92} width={144} height={42} name="uWSGI: Master" note="backend" />
          {/* Several of a kind: the front one hides the others but for their edges */}
          <rect x={8} y={176} width={144} height={42} rx={5} className={styles.box} />
          <Box x={4} y={172} width={144} height={42} name="nginx: Worker" note="www-data" />
          <rect x={214} y={180} width={144} height={42} rx={5} className={styles.box} />
          <rect x={210} y={176} width={144} height={42} rx={5} className={styles.box} />
          <Box x={206} y={172} width={144} height={42} name="uWSGI: 4 Worker" note="backend" />
          <path d="M152 194H203" className={styles.arrow} markerEnd={head} />
          <Lines x={178} y={186} lines={['Anfrage']} />
        </>
      )}
    </Drawing>
  );
}
