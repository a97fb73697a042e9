import React, { type ReactNode } from 'react';
import { AnnotatedCode, type AnnotatedCodeProps } from '@site/src/components/AnnotatedCode';
import { StaticCode } from '@site/src/components/StaticCode';
import type { ProfileName } from '@site/src/engine/types';
import { escapeText } from '@site/src/markup/escape';
import type { GeneratedFile } from '@site/src/workshop/generate/types';
import styles from './Result.module.css';

/** What the block of an annotated file is made of. */
export type AnnotatedParts = Pick<
  AnnotatedCodeProps,
  'codeHtml' | 'notesHtml' | 'diagnosticsHtml' | 'noteCount' | 'block' | 'chips' | 'annotated'
>;

interface ResultFileProps {
  file: GeneratedFile;
  /** Null where the engine does not read the file. */
  annotated: AnnotatedParts | null;
  profile: ProfileName;
  onDownload: () => void;
}

/** A file that was generated, with its place on the server. */
export function ResultFile({ file: { path, text }, annotated, profile, onDownload }: ResultFileProps): ReactNode {
  return (
    <div className={styles.file}>
      {annotated ? (
        <AnnotatedCode {...annotated} profile={profile} title={path}>
          {text}
        </AnnotatedCode>
      ) : (
        <StaticCode title={path} codeHtml={plainLines(text)}>
          {text}
        </StaticCode>
      )}
      <button type="button" className={styles.download} onClick={onDownload}>
        Herunterladen<span className="visually-hidden">: {path}</span>
      </button>
    </div>
  );
}

const plainLines = (text: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `<span class="line">${escapeText(line)}\n</span>`)
    .join('');
