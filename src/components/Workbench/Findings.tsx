import React, { useMemo, useState, type ReactNode } from 'react';
import Link from '@docusaurus/Link';
import InlineCode from '@site/src/components/InlineCode';
import SeverityLabel from '@site/src/components/Rules/SeverityLabel';
import type { Catalogue, Severity } from '@site/src/catalogue/types';
import { applyEdits } from '@site/src/engine/text/edit';
import { LineIndex } from '@site/src/engine/text/lineIndex';
import type { Fix, Span } from '@site/src/engine/types';
import type { Finding } from '@site/src/workbench/checkBench';
import type { BenchFile } from '@site/src/workbench/types';
import { Changes } from './Changes';
import styles from './Findings.module.css';

interface FindingsProps {
  findings: readonly Finding[];
  files: readonly BenchFile[];
  /** The finding that „Nächste“ leads on from; -1 where none was chosen yet. */
  current: number;
  rules: Catalogue['rules'];
  onShow: (finding: number) => void;
  onShowPlace: (file: BenchFile, span: Span) => void;
  onApply: (file: BenchFile, fix: Fix) => void;
}

/** Findings shown at first: a text of another kind brings thousands. */
const shownAtFirst = 60;

const names: Record<Severity, [one: string, many: string]> = {
  error: ['Fehler', 'Fehler'],
  warning: ['Warnung', 'Warnungen'],
  info: ['Hinweis', 'Hinweise'],
};

/** `2 Fehler, 1 Warnung, 5 Hinweise`. */
export function countOf(findings: readonly Finding[]): string {
  const counts = (Object.keys(names) as Severity[]).flatMap((severity) => {
    const count = findings.filter(({ diagnostic }) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [`${count}\u00a0${names[severity][count === 1 ? 0 : 1]}`];
  });
  return counts.length === 0 ? 'Keine Diagnosen' : counts.join(', ');
}

/** What is wrong, the worst first; every entry leads to its place, its rule and its fix. */
export function Findings({ findings, files, current, rules, ...on }: FindingsProps): ReactNode {
  const [all, setAll] = useState(false);
  const shown = all ? findings : findings.slice(0, Math.max(shownAtFirst, current + 1));
  const indexes = useMemo(() => new Map(files.map((file) => [file.id, new LineIndex(file.text)])), [files]);
  const lineOf = (file: BenchFile, { start }: Span): number => indexes.get(file.id)?.position(start).line ?? 1;

  return (
    <>
      <ol className={styles.list}>
        {shown.map((finding, number) => {
          const { file, diagnostic, index } = finding;
          const { severity, code, message, span, fixes, related = [] } = diagnostic;
          const href = rules[code]?.href;
          return (
            <li
              key={`${file.id} ${index}`}
              className={styles.item}
              data-diagnostic={code}
              data-severity={severity}
              aria-current={number === current || undefined}
            >
              <div className={styles.head}>
                <SeverityLabel severity={severity} />
                <button type="button" className={styles.place} onClick={() => on.onShow(number)}>
                  {file.name}, Zeile {lineOf(file, span)}
                </button>
              </div>
              <p>
                <InlineCode text={message} />
              </p>
              {related.map((other, position) => {
                const target = files[other.file];
                return target ? (
                  <p key={position} className={styles.related}>
                    Die andere Seite:{' '}
                    <button type="button" className={styles.place} onClick={() => on.onShowPlace(target, other.span)}>
                      {target.name}, Zeile {lineOf(target, other.span)}
                    </button>
                  </p>
                ) : null;
              })}
              <p className={styles.rule}>
                {href === undefined ? (
                  <code>{code}</code>
                ) : (
                  <Link to={href}>
                    <span className="visually-hidden">Regel </span>
                    <code>{code}</code>
                  </Link>
                )}
              </p>
              {fixes.map((fix) => (
                <details key={fix.title} className={styles.fix}>
                  <summary>
                    Vorschlag: <InlineCode text={fix.title} />
                  </summary>
                  <Changes
                    before={file.text}
                    after={applyEdits(file.text, fix.edits)}
                    label={`Änderung: ${fix.title}`}
                  />
                  <button type="button" className={styles.apply} onClick={() => on.onApply(file, fix)}>
                    Übernehmen
                  </button>
                </details>
              ))}
            </li>
          );
        })}
      </ol>
      {shown.length < findings.length && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          Alle {findings.length} zeigen
        </button>
      )}
    </>
  );
}
