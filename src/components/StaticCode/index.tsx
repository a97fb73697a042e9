import React, { type ReactNode } from 'react';
import clsx from 'clsx';
import { useCodeWordWrap } from '@docusaurus/theme-common/internal';
import BrowserOnly from '@docusaurus/BrowserOnly';
import CopyButton from '@theme/CodeBlock/Buttons/CopyButton';
import WordWrapButton from '@theme/CodeBlock/Buttons/WordWrapButton';
import { CodeContext } from './CodeContext';
import styles from './styles.module.css';

export interface StaticCodeProps {
  /** Inside of `<code>`, one `<span class="line">` per line. */
  codeHtml: string;
  /** The text as written, for copying. */
  children: string;
  className?: string;
  metastring?: string;
  title?: string;
}

/** A code block that was coloured at build time: title, line numbers, highlighted lines, copying and wrapping. */
export function StaticCode({ codeHtml, children, className, metastring, title: given }: StaticCodeProps): ReactNode {
  const wordWrap = useCodeWordWrap();
  return (
    <CodeContext code={children} className={className} metastring={metastring} title={given} wordWrap={wordWrap}>
      {({ title, lineNumbers }) => (
        <div className={styles.block}>
          {title && <div className={styles.title}>{title}</div>}
          <div className={styles.content}>
            {/* A block that scrolls must be reachable without a pointer (WCAG 2.1.1) */}
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <pre ref={wordWrap.codeBlockRef} tabIndex={0} className={clsx(styles.pre, 'thin-scrollbar')}>
              <code
                className={clsx(styles.code, lineNumbers && styles.numbered)}
                dangerouslySetInnerHTML={{ __html: codeHtml }}
              />
            </pre>
            <BrowserOnly>
              {() => (
                <div className={styles.buttons}>
                  <WordWrapButton />
                  <CopyButton />
                </div>
              )}
            </BrowserOnly>
          </div>
        </div>
      )}
    </CodeContext>
  );
}
