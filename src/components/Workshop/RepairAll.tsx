import React, { type ReactNode } from 'react';
import InlineCode from '@site/src/components/InlineCode';
import type { RepairedBench } from '@site/src/workshop/repair';
import type { BenchFile } from '@site/src/workshop/types';
import { Changes } from './Changes';
import { useHide } from './Secrets';
import styles from './RepairAll.module.css';

interface RepairAllProps {
  files: readonly BenchFile[];
  repaired: RepairedBench;
  onApply: () => void;
  onClose: () => void;
}

/** What all suggestions together would change, before it is changed. */
export function RepairAll({ files, repaired, onApply, onClose }: RepairAllProps): ReactNode {
  const { repairs } = repaired;
  const changed = repaired.files.flatMap((file) => {
    const before = files.find(({ id }) => id === file.id);
    return before && before.text !== file.text ? [{ before, after: file }] : [];
  });
  return (
    <section className={styles.repair} aria-labelledby="werkstatt-korrektur">
      <h3 id="werkstatt-korrektur">
        {repairs.length === 1 ? 'Ein Vorschlag' : `${repairs.length} Vorschläge nacheinander`}
      </h3>
      <ol>
        {repairs.map(({ name, title, code }, index) => (
          <li key={index}>
            {name}: <InlineCode text={title} /> <code>{code}</code>
          </li>
        ))}
      </ol>
      {changed.map(({ before, after }) => (
        <FileChanges key={after.id} before={before} after={after} />
      ))}
      <p className={styles.buttons}>
        <button type="button" className={styles.apply} onClick={onApply}>
          Alle übernehmen
        </button>
        <button type="button" onClick={onClose}>
          Abbrechen
        </button>
      </p>
    </section>
  );
}

function FileChanges({ before, after }: { before: BenchFile; after: BenchFile }): ReactNode {
  const hide = useHide(before);
  return (
    <div>
      <p className={styles.file}>{after.name}, vorher → nachher</p>
      <Changes before={hide(before.text)} after={hide(after.text)} label={`Änderungen in ${after.name}`} />
    </div>
  );
}
