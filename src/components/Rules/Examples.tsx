import { Fragment, type ReactNode } from 'react';
import clsx from 'clsx';
import Heading from '@theme/Heading';
import { AnnotatedCode } from '@site/src/components/AnnotatedCode';
import type { ExampleView } from '@site/src/plugins/rules/types';
import styles from './Examples.module.css';

interface Props {
  kind: 'wrong' | 'right';
  files: ExampleView[];
  /** Names of further files that stay as they are. */
  unchanged?: string[];
}

const titles = { wrong: 'Falsch', right: 'Richtig' };
const signs = { wrong: '✗', right: '✓' };

/**
 * The files of one example as annotated blocks; a single wrong one can be mended on the spot. The search leaves them
 * out: they say nothing of the rule's own.
 */
export default function Examples({ kind, files, unchanged = [] }: Props): ReactNode {
  return (
    <div className={clsx(styles.examples, kind === 'wrong' && styles.wrong)} data-pagefind-ignore>
      <Heading as="h3">
        <span className={styles.sign} aria-hidden="true">
          {signs[kind]}
        </span>
        {titles[kind]}
      </Heading>
      {files.map(({ text, ...block }) => (
        <AnnotatedCode
          key={block.block}
          {...block}
          notesHtml=""
          noteCount="0"
          live={kind === 'wrong' && files.length === 1}
        >
          {text}
        </AnnotatedCode>
      ))}
      {unchanged.length > 0 && (
        <p className={styles.unchanged}>
          Unverändert:{' '}
          {unchanged.map((name, index) => (
            <Fragment key={name}>
              {index > 0 && ', '}
              <code>{name}</code>
            </Fragment>
          ))}
        </p>
      )}
    </div>
  );
}
