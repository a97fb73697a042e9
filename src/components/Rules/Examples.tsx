import type { ReactNode } from 'react';
import Heading from '@theme/Heading';
import { AnnotatedCode } from '@site/src/components/AnnotatedCode';
import type { ExampleView } from '@site/src/plugins/rules/types';
import styles from './Examples.module.css';

interface Props {
  title: string;
  files: ExampleView[];
  /** The reader can change the text and see the diagnostics follow. */
  live: boolean;
}

/** The files of one example as annotated blocks. The search leaves them out: they say nothing of the rule's own. */
export default function Examples({ title, files, live }: Props): ReactNode {
  return (
    <div className={styles.examples} data-pagefind-ignore>
      <Heading as="h3">{title}</Heading>
      {files.map(({ text, ...block }) => (
        <AnnotatedCode key={block.block} {...block} live={live && files.length === 1}>
          {text}
        </AnnotatedCode>
      ))}
    </div>
  );
}
