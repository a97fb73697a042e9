// Change: Tab leaves the editor instead of indenting, and the editor has a role and a name.
import React, { useLayoutEffect, useRef, type ReactNode } from 'react';
import { LiveEditor } from 'react-live';
import { translate } from '@docusaurus/Translate';
import PlaygroundHeader from '@theme/Playground/Header';
import ResetButton from '@theme/Playground/Buttons/ResetButton';
import styles from './styles.module.css';

export default function PlaygroundEditor(): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  const label = translate({
    id: 'theme.Playground.liveEditor',
    message: 'Live Editor',
    description: 'The live editor label of the live codeblocks',
  });
  useLayoutEffect(() => {
    const field = root.current?.querySelector('pre');
    field?.setAttribute('role', 'textbox');
    field?.setAttribute('aria-multiline', 'true');
    field?.setAttribute('aria-label', label);
  });
  return (
    <div ref={root}>
      <PlaygroundHeader buttons={<ResetButton />}>{label}</PlaygroundHeader>
      <LiveEditor className={styles.editor} tabMode="focus" />
    </div>
  );
}
