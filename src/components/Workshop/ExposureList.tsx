import React, { useMemo, useState, type ReactNode } from 'react';
import clsx from 'clsx';
import InlineCode from '@site/src/components/InlineCode';
import type { Catalogue } from '@site/src/catalogue/types';
import type { ProfileName } from '@site/src/engine/types';
import { benchExposure } from '@site/src/workshop/exposure';
import type { BenchFile } from '@site/src/workshop/types';
import { useLater } from './useLater';
import styles from './ExposureList.module.css';
import bench from './styles.module.css';

interface ExposureListProps {
  file: BenchFile;
  files: readonly BenchFile[];
  profile: ProfileName;
  catalogue: Catalogue;
}

/** `5,9`. */
const written = (tenths: number): string => `${Math.floor(tenths / 10)},${tenths % 10}`;

/** Pause in writing, in milliseconds, after which the value follows. */
const pause = 250;

/** What a directive is for, and what it may break: as the catalogue says it. */
function textOf(directive: string, { texts }: Catalogue): { summary: string; caution: string } {
  const text = texts[`systemd/Service.${directive}`] ?? texts[`systemd/${directive}`];
  return { summary: text?.summary ?? '', caution: text?.caution ?? '' };
}

/** The exposure of a service as `systemd-analyze security` computes it, and what would make it smaller. */
export function ExposureList({ file, files, profile, catalogue }: ExposureListProps): ReactNode {
  const [open, setOpen] = useState(false);
  const current = useMemo(() => ({ file, files }), [file, files]);
  const settled = useLater(current, pause);
  const found = useMemo(
    () => benchExposure(settled.file, settled.files, profile, catalogue),
    [settled, profile, catalogue],
  );
  if (!found) return null;
  const { exposure, dropIns, missing } = found;
  return (
    <details
      className={clsx(bench.fold, styles.exposure)}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        Gefährdungswert <strong>{written(exposure.tenths)}</strong> ({exposure.level})
      </summary>
      {open && (
        <>
          <p>
            So rechnet <code>systemd-analyze security</code> von systemd 252: von 0,0 bis 10,0, klein ist gut.{' '}
            {dropIns.length > 0 && <>Mit {dropIns.join(', ')}. </>}
            Der Wert sagt, wie viel ein Angreifer mit dem Dienst anfangen könnte, nicht ob der Dienst eine Lücke hat.
          </p>
          <ul className={styles.list}>
            {missing.map(({ directive, advice, gain }) => {
              const { summary, caution } = textOf(directive, catalogue);
              return (
                <li key={advice}>
                  <div className={styles.head}>
                    <code>{advice}</code>
                    <span>{gain === 0 ? 'senkt um weniger als 0,1' : `senkt um ${written(gain)}`}</span>
                  </div>
                  <InlineCode text={summary} />
                  {caution !== '' && (
                    <p className={styles.caution}>
                      <InlineCode text={caution} />
                    </p>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </details>
  );
}
