import React, { useCallback, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { flushSync } from 'react-dom';
import type { Catalogue } from '@site/src/catalogue/types';
import { applyAsTyped } from '@site/src/components/CodeEditor/applyAsTyped';
import { LineIndex } from '@site/src/engine/text/lineIndex';
import type { Fix, ProfileName, Span } from '@site/src/engine/types';
import type { NewFile } from '@site/src/workshop/bench';
import type { Finding } from '@site/src/workshop/checkBench';
import { isLong } from '@site/src/workshop/longFiles';
import type { RepairedBench } from '@site/src/workshop/repair';
import type { BenchExample, BenchFile } from '@site/src/workshop/types';
import { AddFiles } from './AddFiles';
import { BenchBar } from './BenchBar';
import { FilePanel } from './FilePanel';
import { FindingsPanel } from './FindingsPanel';
import { LifecycleView } from './LifecycleView';
import { Notices } from './Notices';
import { readDropped } from './readDropped';
import { ReportView } from './ReportView';
import { Secrets, useHidden } from './Secrets';
import styles from './styles.module.css';
import { useAnalyse } from './useAnalyse';
import { useChecker } from './useChecker';
import { useFindings } from './useFindings';
import { useKeptBench } from './useKeptBench';
import { useStable } from './useStable';

interface BenchProps {
  catalogue: Catalogue;
  examples: readonly BenchExample[];
}

/** A finding is the same as long as it says the same of the same file. */
const keyOf = ({ file, diagnostic }: Finding): string => `${file.id}\n${diagnostic.code}\n${diagnostic.message}`;

/** Several files of one deployment: edited, checked alone and together, repaired. */
export function Bench({ catalogue, examples }: BenchProps): ReactNode {
  const { siteConfig } = useDocusaurusContext();
  const [adding, setAdding] = useState(false);
  const [refused, setRefused] = useState<string[]>([]);
  const [bench, dispatch] = useKeptBench((problem) => setRefused([problem]));
  /** The place that was asked for last; long files show the section that it lies in. */
  const [wanted, setWanted] = useState<{ id: string; span: Span } | null>(null);
  const [reporting, setReporting] = useState(false);
  const opener = useRef<Element>(null);
  const [dropping, setDropping] = useState(false);
  const [chosen, setChosen] = useState('');
  const [said, setSaid] = useState('');
  const fields = useRef(new Map<string, HTMLTextAreaElement>());
  const { files, active, profile, shownSecrets } = bench;
  const keepField = useCallback((id: string, field: HTMLTextAreaElement | null): void => {
    if (field) fields.current.set(id, field);
    else fields.current.delete(id);
  }, []);

  // The marks in the text follow each letter; the list beside it follows when the hand rests
  const [checker, found] = useChecker(bench, catalogue);
  const settled = useFindings(files, found, profile);
  const analyse = useAnalyse(files, profile, catalogue);
  const hidden = useHidden(files, shownSecrets);
  const secrets = useMemo(
    () => ({
      shown: shownSecrets,
      hidden,
      show: (key: string, isShown: boolean) => dispatch({ type: 'show-secret', key, isShown }),
    }),
    [shownSecrets, hidden, dispatch],
  );
  const { findings } = settled;
  const current = findings.findIndex((finding) => keyOf(finding) === chosen);

  const add = (fresh: readonly NewFile[]): void => {
    flushSync(() => {
      dispatch({ type: 'add', files: fresh });
      setAdding(false);
    });
    shownField()?.focus();
  };

  const shownField = (): HTMLTextAreaElement | undefined =>
    [...fields.current.values()].find((field) => field.offsetParent !== null);

  const addFiles = async (given: readonly File[]): Promise<void> => {
    const result = await readDropped(given);
    setRefused(result.refused);
    if (result.files.length > 0) add(result.files);
  };

  const showPlace = (file: BenchFile, span: Span): void => {
    flushSync(() => {
      dispatch({ type: 'show', id: file.id });
      setWanted({ id: file.id, span });
    });
    const field = fields.current.get(file.id);
    if (!field) return;
    field.focus({ preventScroll: true });
    field.setSelectionRange(span.start, span.end);
    const { line } = new LineIndex(field.value).position(span.start);
    field.parentElement?.querySelector('pre > code')?.children[line - 1]?.scrollIntoView({ block: 'nearest' });
  };

  const showFinding = (finding: Finding | undefined, all: readonly Finding[]): void => {
    if (!finding) return;
    setChosen(keyOf(finding));
    showPlace(finding.file, finding.diagnostic.span);
    setSaid(`Diagnose ${all.indexOf(finding) + 1} von ${all.length}: ${finding.diagnostic.message}`);
  };

  /** The next finding, or with -1 the one before, of what holds now, not of what the list shows. */
  const step = (direction: 1 | -1): void => {
    const all = files.some(isLong) ? findings : checker.found.findings;
    const at = all.findIndex((finding) => keyOf(finding) === chosen);
    const next = at < 0 && direction < 0 ? all.length - 1 : at + direction;
    showFinding(all[(next + all.length) % all.length], all);
  };

  const apply = (file: BenchFile, fix: Fix): void => {
    flushSync(() => dispatch({ type: 'show', id: file.id }));
    const field = fields.current.get(file.id);
    // The list may be a moment behind the text: what was meant for another text is not applied
    if (!field || field.value !== file.text) return;
    applyAsTyped(field, fix.edits);
    setSaid(`Übernommen: ${fix.title}`);
  };

  const applyAll = ({ files: after, repairs }: RepairedBench): void => {
    for (const file of after) {
      const before = files.find(({ id }) => id === file.id);
      if (!before || before.text === file.text) continue;
      apply(before, { title: '', edits: [{ span: { start: 0, end: before.text.length }, text: file.text }] });
    }
    setSaid(`${repairs.length} Vorschläge übernommen.`);
  };

  const actions = useStable({
    chooseProfile: (next: ProfileName) => dispatch({ type: 'choose-profile', profile: next }),
    show: (number: number) => showFinding(findings[number], findings),
    step,
    showPlace,
    apply,
    applyAll,
  });

  /** The first suggestion for the line at the cursor, else for the chosen finding. */
  const applyHere = (): void => {
    const field = fields.current.get(active);
    const lines = new LineIndex(field?.value ?? '');
    const line = lines.position(field?.selectionStart ?? 0).line;
    const here = findings.find(
      ({ file, diagnostic }) =>
        file.id === active && diagnostic.fixes.length > 0 && lines.position(diagnostic.span.start).line === line,
    );
    const finding = here ?? findings[current];
    const [fix] = finding?.diagnostic.fixes ?? [];
    if (finding && fix) apply(finding.file, fix);
    else setSaid('Zu dieser Zeile gibt es keinen Vorschlag.');
  };

  const isReporting = reporting && files.length > 0;
  const openReport = (): void => {
    opener.current = document.activeElement;
    setReporting(true);
  };
  const closeReport = (): void => {
    flushSync(() => setReporting(false));
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const control = event.ctrlKey || event.metaKey;
    if (event.key === 'F8') step(event.shiftKey ? -1 : 1);
    else if (control && event.key === '.') applyHere();
    else return;
    event.preventDefault();
  };

  return (
    // Keys and dropped files are shortcuts for buttons that stand below
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.bench}
      data-dropping={dropping || undefined}
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget))
          setDropping(false);
      }}
      onDrop={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setDropping(false);
        void addFiles([...event.dataTransfer.files]);
      }}
    >
      <p role="status" className="visually-hidden">
        {said}
      </p>
      {isReporting && <ReportView bench={bench} catalogue={catalogue} onClose={closeReport} />}
      {/* The fields stay, and with them what undo takes back */}
      <div hidden={isReporting}>
        {files.length > 0 && (
          <BenchBar
            bench={bench}
            findings={findings}
            adding={adding}
            onAdding={setAdding}
            onShow={(id) => dispatch({ type: 'show', id })}
            onReport={openReport}
            onClear={() => dispatch({ type: 'clear' })}
          />
        )}
        <Notices
          refused={refused}
          removed={bench.removed?.files ?? []}
          onRestore={() => dispatch({ type: 'undo-removal' })}
        />
        {(adding || files.length === 0) && (
          <AddFiles
            examples={examples}
            occupied={files.length > 0}
            onAdd={add}
            onFiles={(given) => void addFiles(given)}
            onOpen={(example) => {
              dispatch({ type: 'open', example });
              setAdding(false);
            }}
          />
        )}
        {files.length > 0 && (
          <Secrets value={secrets}>
            <div className={styles.work}>
              <div className={styles.files}>
                {files.map((file) => (
                  <FilePanel
                    key={file.id}
                    onField={keepField}
                    file={file}
                    checker={checker}
                    analyse={analyse}
                    files={files}
                    shown={file.id === active}
                    wanted={wanted?.id === file.id ? wanted.span : null}
                    profile={profile}
                    catalogue={catalogue}
                    baseUrl={siteConfig.baseUrl}
                    dispatch={dispatch}
                  />
                ))}
              </div>
              <FindingsPanel
                isChecked={settled.files.length > 0}
                findings={findings}
                files={settled.files}
                current={current}
                profile={profile}
                catalogue={catalogue}
                actions={actions}
              />
            </div>
            <LifecycleView files={settled.files} profile={profile} catalogue={catalogue} />
          </Secrets>
        )}
      </div>
    </div>
  );
}
