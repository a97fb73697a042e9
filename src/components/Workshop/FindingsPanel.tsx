import React, { memo, useMemo, useState, type ReactNode } from 'react';
import type { Catalogue } from '@site/src/catalogue/types';
import type { Fix, ProfileName, Span } from '@site/src/engine/types';
import type { Finding } from '@site/src/workshop/checkBench';
import { repairAll, type RepairedBench } from '@site/src/workshop/repair';
import type { BenchFile } from '@site/src/workshop/types';
import { countOf, Findings } from './Findings';
import styles from './FindingsPanel.module.css';
import { ProfileChoice } from './ProfileChoice';
import { RepairAll } from './RepairAll';
import { useLater } from './useLater';

export interface PanelActions {
  chooseProfile: (profile: ProfileName) => void;
  show: (finding: number) => void;
  step: (direction: 1 | -1) => void;
  showPlace: (file: BenchFile, span: Span) => void;
  apply: (file: BenchFile, fix: Fix) => void;
  applyAll: (repaired: RepairedBench) => void;
}

interface FindingsPanelProps {
  /** Whether there is a result already. */
  isChecked: boolean;
  findings: readonly Finding[];
  files: readonly BenchFile[];
  /** Position of the chosen finding; -1 where there is none. */
  current: number;
  profile: ProfileName;
  catalogue: Catalogue;
  /** The same functions each time: only then the panel is left as it is while somebody writes. */
  actions: PanelActions;
}

/** For which programs the files are checked, what was found, and the way through it. */
export const FindingsPanel = memo(function FindingsPanel(props: FindingsPanelProps): ReactNode {
  const { isChecked, findings, files, current, profile, catalogue, actions } = props;
  const [previewing, setPreviewing] = useState(false);
  const count = isChecked ? `${countOf(findings)}.` : 'Wird geprüft …';
  // A screen reader is not to announce each keystroke
  const said = useLater(count, 700);
  // Follows the texts: what was shown for others is not true any more
  const repaired = useMemo(
    () => (previewing ? repairAll(files, profile, catalogue) : null),
    [previewing, files, profile, catalogue],
  );
  const preview = repaired && repaired.repairs.length > 0 ? repaired : null;

  return (
    <section className={styles.panel} aria-labelledby="werkstatt-diagnosen">
      <ProfileChoice profile={profile} onChoose={actions.chooseProfile} />
      <div className={styles.head}>
        <h2 id="werkstatt-diagnosen">Diagnosen</h2>
        <p aria-hidden="true">{count}</p>
        <p role="status" className="visually-hidden">
          {said}
        </p>
      </div>
      {findings.length > 0 && (
        <div className={styles.steps}>
          <button type="button" onClick={() => actions.step(-1)}>
            Vorige
          </button>
          <button type="button" onClick={() => actions.step(1)}>
            Nächste
          </button>
          {findings.some(({ diagnostic }) => diagnostic.fixes.length > 0) && (
            <button type="button" aria-expanded={preview !== null} onClick={() => setPreviewing(preview === null)}>
              Alle Vorschläge …
            </button>
          )}
        </div>
      )}
      {preview && (
        <RepairAll
          files={files}
          repaired={preview}
          onApply={() => {
            setPreviewing(false);
            actions.applyAll(preview);
          }}
          onClose={() => setPreviewing(false)}
        />
      )}
      {isChecked && (
        <Findings findings={findings} files={files} current={current} rules={catalogue.rules} actions={actions} />
      )}
    </section>
  );
});
