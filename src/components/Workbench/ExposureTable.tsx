import React, { useMemo, useState, type ReactNode } from 'react';
import InlineCode from '@site/src/components/InlineCode';
import type { Catalogue } from '@site/src/catalogue/types';
import type { ProfileName } from '@site/src/engine/types';
import { benchExposure } from '@site/src/workbench/exposure';
import type { BenchFile } from '@site/src/workbench/types';
import { useLater } from './useLater';
import styles from './ExposureTable.module.css';

interface ExposureTableProps {
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
export function ExposureTable({ file, files, profile, catalogue }: ExposureTableProps): ReactNode {
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
    <details className={styles.exposure} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
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
          {missing.length > 0 && (
            // A wide table is scrolled with the keyboard
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            <div className={styles.scroll} tabIndex={0} role="region" aria-label="Was den Wert senkt">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Zeile in [Service]</th>
                    <th scope="col">senkt um</th>
                    <th scope="col">Wirkung und Preis</th>
                  </tr>
                </thead>
                <tbody>
                  {missing.map(({ directive, advice, gain }) => {
                    const { summary, caution } = textOf(directive, catalogue);
                    return (
                      <tr key={directive}>
                        <th scope="row">
                          <code>{advice}</code>
                        </th>
                        <td>{gain === 0 ? 'unter 0,1' : written(gain)}</td>
                        <td>
                          <InlineCode text={summary} />
                          {caution !== '' && (
                            <span className={styles.caution}>
                              {' '}
                              Achtung: <InlineCode text={caution} />
                            </span>
                          )}
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          )}
        </>
      )}
    </details>
  );
}
