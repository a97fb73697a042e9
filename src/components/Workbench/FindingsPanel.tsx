import React, { useState, type ReactNode } from 'react';
import type { Catalogue } from '@site/src/catalogue/types';
import type { Fix, ProfileName, Span } from '@site/src/engine/types';
import type { Finding } from '@site/src/workbench/checkBench';
import { repairAll, type RepairedBench } from '@site/src/workbench/repair';
import type { BenchFile } from '@site/src/workbench/types';
import { countOf, Findings } from './Findings';
import styles from './FindingsPanel.module.css';
import { ProfileChoice } from './ProfileChoice';
import { RepairAll } from './RepairAll';
import { useLater } from './useLater';

interface FindingsPanelProps {
  findings: readonly Finding[];
  files: readonly BenchFile[];
  /** Position of the chosen finding; -1 where there is none. */
  current: number;
  profile: ProfileName;
  catalogue: Catalogue;
  onChooseProfile: (profile: ProfileName) => void;
  onShow: (finding: number) => void;
  onShowPlace: (file: BenchFile, span: Span) => void;
  onApply: (file: BenchFile, fix: Fix) => void;
  onApplyAll: (repaired: RepairedBench) => void;
}

/** For which programs the files are checked, what was found, and the way through it. */
export function FindingsPanel(props: FindingsPanelProps): ReactNode {
  const { findings, files, current, profile, catalogue, ...on } = props;
  const [repaired, setRepaired] = useState<{ of: readonly BenchFile[]; result: RepairedBench } | null>(null);
  const count = `${countOf(findings)}.`;
  const said = useLater(count, 700);
  // What was shown for other texts is not true any more
  const preview = repaired?.of === files ? repaired.result : null;

  return (
    <section className={styles.panel} aria-labelledby="werkstatt-diagnosen">
      <ProfileChoice profile={profile} onChoose={on.onChooseProfile} />
      <div className={styles.head}>
        <h2 id="werkstatt-diagnosen">Diagnosen</h2>
        <p aria-hidden="true">{count}</p>
        <p role="status" className="visually-hidden">
          {said}
        </p>
      </div>
      {findings.length > 0 && (
        <div className={styles.steps}>
          <button type="button" onClick={() => on.onShow(Math.max(current, 0) - 1)}>
            Vorige
          </button>
          <button type="button" onClick={() => on.onShow(current + 1)}>
            Nächste
          </button>
          {findings.some(({ diagnostic }) => diagnostic.fixes.length > 0) && (
            <button
              type="button"
              aria-expanded={preview !== null}
              onClick={() => setRepaired(preview ? null : { of: files, result: repairAll(files, profile, catalogue) })}
            >
              Alle Vorschläge …
            </button>
          )}
        </div>
      )}
      {preview && (
        <RepairAll
          files={files}
          repaired={preview}
          onApply={() => on.onApplyAll(preview)}
          onClose={() => setRepaired(null)}
        />
      )}
      <Findings
        findings={findings}
        files={files}
        current={current}
        rules={catalogue.rules}
        onShow={on.onShow}
        onShowPlace={on.onShowPlace}
        onApply={on.onApply}
      />
    </section>
  );
}
