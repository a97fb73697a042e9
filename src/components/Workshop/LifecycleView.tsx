import React, { useEffect, useId, useMemo, useState, type CSSProperties, type ReactNode } from 'react';
import clsx from 'clsx';
import InlineCode from '@site/src/components/InlineCode';
import Link from '@docusaurus/Link';
import type { Catalogue } from '@site/src/catalogue/types';
import type { Lifecycle, Moment, Phase } from '@site/src/engine/stack/lifecycle';
import type { ProfileName } from '@site/src/engine/types';
import { benchLifecycles } from '@site/src/workshop/lifecycle';
import type { BenchFile, ExperimentLink } from '@site/src/workshop/types';
import styles from './LifecycleView.module.css';
import bench from './styles.module.css';

interface LifecycleViewProps {
  files: readonly BenchFile[];
  profile: ProfileName;
  catalogue: Catalogue;
}

/** „Lebenslauf“: what happens to the services on the bench at start, reload, stop and crash; worked out when unfolded. */
export function LifecycleView({ files, profile, catalogue }: LifecycleViewProps): ReactNode {
  const [open, setOpen] = useState(false);
  const lives = useMemo(
    () => (open ? benchLifecycles(files, profile, catalogue) : []),
    [open, files, profile, catalogue],
  );
  const experiments = useExperiments(open);
  return (
    <details className={clsx(bench.fold, styles.life)} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <strong>Lebenslauf</strong>: was bei Start, Neuladen, Beenden und Absturz geschieht
      </summary>
      {open && lives.length === 0 && (
        <p>Eine Unit-Datei, die uWSGI startet, gehört dazu; auf der Werkbank liegt keine.</p>
      )}
      {lives.map((life, index) => (
        <Life key={index} life={life} experiments={experiments} />
      ))}
      {lives.length > 0 && (
        <p className={styles.source}>
          Abgeleitet aus den Dateien. Die Regeln für Neuladen, Beenden und Absturz sind mit uWSGI 2.0.21, nginx 1.22.1
          und systemd 252 ausgeführt; andere Versionen können sich anders verhalten.
        </p>
      )}
    </details>
  );
}

function useExperiments(isWanted: boolean): Record<string, ExperimentLink> {
  const [links, setLinks] = useState<Record<string, ExperimentLink>>({});
  useEffect(() => {
    if (!isWanted) return;
    import('@generated/workshop/default/experiments.json').then(
      (loaded) => setLinks(loaded.default),
      // Without them the links are missing, nothing else
      () => undefined,
    );
  }, [isWanted]);
  return links;
}

function Life({ life, experiments }: { life: Lifecycle; experiments: Record<string, ExperimentLink> }): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles.unit}>
        {life.unit}
      </h3>
      <div className={styles.phases}>
        {life.phases.map((phase) => (
          <PhaseView key={phase.id} phase={phase} experiments={experiments} />
        ))}
      </div>
    </section>
  );
}

const laneNames = { systemd: 'systemd', master: 'Master-Prozess', worker: 'Worker', request: 'Anfrage' } as const;
const lanes = Object.keys(laneNames) as (keyof typeof laneNames)[];

function PhaseView({ phase, experiments }: { phase: Phase; experiments: Record<string, ExperimentLink> }): ReactNode {
  const { title, moments, outcome } = phase;
  return (
    <section className={styles.phase} data-phase={phase.id} data-severity={outcome.severity}>
      <h4>{title}</h4>
      <p className={styles.outcome}>
        <InlineCode text={outcome.text} />
      </p>
      {moments.length > 0 && (
        <>
          <div className={styles.lanes} aria-hidden="true">
            {lanes.map((lane) => (
              <span key={lane}>{laneNames[lane]}</span>
            ))}
          </div>
          <ol className={styles.moments}>
            {moments.map((moment, index) => (
              <MomentView key={index} moment={moment} />
            ))}
          </ol>
        </>
      )}
      <ul className={styles.experiments}>
        {phase.experiments.flatMap((id) => {
          const link = experiments[id];
          return link
            ? [
                <li key={id}>
                  Versuch: <Link to={link.href}>{link.question}</Link>
                </li>,
              ]
            : [];
        })}
      </ul>
    </section>
  );
}

/** One row of the time line: it lies below the lane where it happens, or between the two that it connects. */
function MomentView({ moment: { time, from, to, text } }: { moment: Moment }): ReactNode {
  const [first, last] = [lanes.indexOf(from), lanes.indexOf(to ?? from)].sort((a, b) => a - b) as [number, number];
  const backwards = to !== undefined && lanes.indexOf(to) < lanes.indexOf(from);
  return (
    <li>
      {time !== null && <span className={styles.time}>{time}</span>}
      <span
        className={styles.moment}
        style={{ '--columns': `${first + 1} / ${last + 2}` } as CSSProperties}
        data-direction={to === undefined ? undefined : backwards ? 'back' : 'forth'}
        data-lane={from}
      >
        <span className="visually-hidden">
          {laneNames[from]}
          {to !== undefined && ` an ${laneNames[to]}`}:{' '}
        </span>
        <span>
          <InlineCode text={text} />
        </span>
      </span>
    </li>
  );
}
