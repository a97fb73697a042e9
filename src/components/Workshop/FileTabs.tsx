import React, { useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { Finding } from '@site/src/workshop/checkBench';
import type { BenchFile } from '@site/src/workshop/types';
import styles from './FileTabs.module.css';

interface FileTabsProps {
  files: readonly BenchFile[];
  active: string;
  findings: readonly Finding[];
  onShow: (id: string) => void;
}

export const tabId = (id: string): string => `werkstatt-reiter-${id}`;
export const panelId = (id: string): string => `werkstatt-datei-${id}`;

/** One tab for each file; arrow keys lead from one to the next (ARIA Authoring Practices, Tabs). */
export function FileTabs({ files, active, findings, onShow }: FileTabsProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = files.findIndex(({ id }) => id === active);
    const targets: Record<string, number> = {
      ArrowRight: (at + 1) % files.length,
      ArrowLeft: (at - 1 + files.length) % files.length,
      Home: 0,
      End: files.length - 1,
    };
    const next = files[targets[event.key] ?? -1];
    if (!next) return;
    event.preventDefault();
    onShow(next.id);
    list.current?.querySelector<HTMLElement>(`#${tabId(next.id)}`)?.focus();
  };

  return (
    <div ref={list} role="tablist" aria-label="Dateien" className={styles.tabs}>
      {files.map(({ id, name }) => {
        const own = findings.filter(({ file }) => file.id === id);
        const errors = own.filter(({ diagnostic }) => diagnostic.severity === 'error').length;
        const worst = own[0]?.diagnostic.severity;
        return (
          <button
            key={id}
            id={tabId(id)}
            type="button"
            role="tab"
            aria-selected={id === active}
            aria-controls={panelId(id)}
            tabIndex={id === active ? 0 : -1}
            className={styles.tab}
            onClick={() => onShow(id)}
            onKeyDown={onKeyDown}
          >
            <span className={styles.name}>{name === '' ? 'ohne Namen' : name}</span>
            {worst !== undefined && (
              <span className={styles.count} data-severity={worst}>
                {errors > 0 ? errors : own.length}
                <span className="visually-hidden">{errors > 0 ? ' Fehler' : ' Diagnosen'}</span>
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
