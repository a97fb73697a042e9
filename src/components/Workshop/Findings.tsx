import React, { memo, useMemo, useState, type ReactNode } from 'react';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import type { Catalogue, Severity } from '@site/src/catalogue/types';
import { LineIndex } from '@site/src/engine/text/lineIndex';
import type { Span } from '@site/src/engine/types';
import type { Finding } from '@site/src/workshop/checkBench';
import { withBase } from '@site/src/markup/renderNotes';
import type { BenchFile } from '@site/src/workshop/types';
import type { PanelActions } from './FindingsPanel';
import { FindingItem, type FindingView } from './FindingItem';
import styles from './Findings.module.css';
import { useScrub } from './Secrets';
import { useStable } from './useStable';

interface FindingsProps {
  findings: readonly Finding[];
  files: readonly BenchFile[];
  /** The finding that „Nächste“ leads on from; -1 where none was chosen yet. */
  current: number;
  rules: Catalogue['rules'];
  actions: Pick<PanelActions, 'show' | 'showPlace' | 'apply'>;
}

/** Findings shown at first: a text of another kind brings thousands. */
const shownAtFirst = 40;

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
export const Findings = memo(function Findings({ findings, files, current, rules, actions }: FindingsProps): ReactNode {
  const { siteConfig } = useDocusaurusContext();
  const scrub = useScrub();
  const [all, setAll] = useState(false);
  const shown = all ? findings : findings.slice(0, Math.max(shownAtFirst, current + 1));
  const indexes = useMemo(() => new Map(files.map((file) => [file.id, new LineIndex(file.text)])), [files]);
  const lineOf = (file: BenchFile, { start }: Span): number => indexes.get(file.id)?.position(start).line ?? 1;

  const hrefOf = (code: string): string | null => {
    const href = rules[code]?.href;
    return href === undefined ? null : withBase(href, siteConfig.baseUrl);
  };

  const viewOf = ({ file, diagnostic }: Finding): FindingView => ({
    severity: diagnostic.severity,
    code: diagnostic.code,
    message: scrub(diagnostic.message),
    href: hrefOf(diagnostic.code),
    place: `${file.name}, Zeile ${lineOf(file, diagnostic.span)}`,
    others: (diagnostic.related ?? []).flatMap((other) => {
      const target = files[other.file];
      return target ? [`${target.name}, Zeile ${lineOf(target, other.span)}`] : [];
    }),
    fixes: diagnostic.fixes.map(({ title }) => title),
  });

  // An entry that looks the same is not drawn again; what it does, it does to the newest state
  const onItem = useStable({
    show: actions.show,
    showOther: (number: number, other: number) => {
      const place = shown[number]?.diagnostic.related?.[other];
      const file = files[place?.file ?? -1];
      if (place && file) actions.showPlace(file, place.span);
    },
    apply: (number: number, fix: number) => {
      const finding = shown[number];
      const chosen = finding?.diagnostic.fixes[fix];
      if (finding && chosen) actions.apply(finding.file, chosen);
    },
  });

  return (
    <>
      <ol className={styles.list}>
        {shown.map((finding, number) => (
          <FindingItem
            key={`${finding.file.id} ${finding.diagnostic.code} ${finding.index}`}
            number={number}
            isCurrent={number === current}
            view={viewOf(finding)}
            finding={finding}
            actions={onItem}
          />
        ))}
      </ol>
      {shown.length < findings.length && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          Alle {findings.length} zeigen
        </button>
      )}
    </>
  );
});
