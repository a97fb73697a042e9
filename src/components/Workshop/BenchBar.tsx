import React, { useState, type ReactNode } from 'react';
import type { Finding } from '@site/src/workshop/checkBench';
import type { Bench } from '@site/src/workshop/types';
import { FileTabs } from './FileTabs';
import { Help } from './Help';
import { SharePanel } from './SharePanel';
import styles from './styles.module.css';

interface BenchBarProps {
  bench: Bench;
  findings: readonly Finding[];
  /** Whether the ways to add files are open. */
  adding: boolean;
  onAdding: (adding: boolean) => void;
  onShow: (id: string) => void;
  onReport: () => void;
  onClear: () => void;
}

/** The files as tabs, and what can be done with all of them. */
export function BenchBar({ bench, findings, adding, onAdding, onShow, onReport, onClear }: BenchBarProps): ReactNode {
  const [sharing, setSharing] = useState(false);
  const [help, setHelp] = useState(false);
  return (
    <>
      <div className={styles.bar}>
        <FileTabs files={bench.files} active={bench.active} findings={findings} onShow={onShow} />
        <div className={styles.tools}>
          <button type="button" aria-expanded={adding} onClick={() => onAdding(!adding)}>
            Hinzufügen
          </button>
          <button type="button" aria-expanded={sharing} onClick={() => setSharing(!sharing)}>
            Teilen
          </button>
          <button type="button" onClick={onReport}>
            Bericht
          </button>
          <button type="button" onClick={onClear}>
            Alles löschen
          </button>
          <button type="button" aria-expanded={help} onClick={() => setHelp(!help)}>
            Tasten
          </button>
        </div>
      </div>
      {sharing && <SharePanel bench={bench} />}
      {help && <Help />}
    </>
  );
}
