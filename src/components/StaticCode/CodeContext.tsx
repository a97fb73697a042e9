import React, { type ComponentProps, type ReactNode } from 'react';
import { useThemeConfig } from '@docusaurus/theme-common';
import { CodeBlockContextProvider, createCodeBlockMetadata } from '@docusaurus/theme-common/internal';

/** What the theme's button for wrapping needs to know. */
export type WordWrap = ComponentProps<typeof CodeBlockContextProvider>['wordWrap'];

interface CodeContextProps {
  /** The text that the copy button takes. */
  code: string;
  className?: string;
  metastring?: string;
  title?: string;
  /** What the button for wrapping shows and does. */
  wordWrap: WordWrap;
  children: (block: { title: ReactNode; lineNumbers: boolean }) => ReactNode;
}

/** Gives the theme's own buttons what they need to know of a fence. */
export function CodeContext({ children, code, className, metastring, title, wordWrap }: CodeContextProps): ReactNode {
  const { prism } = useThemeConfig();
  const metadata = createCodeBlockMetadata({
    code,
    className,
    metastring,
    magicComments: prism.magicComments,
    defaultLanguage: prism.defaultLanguage,
    language: undefined,
    title,
    showLineNumbers: undefined,
  });
  return (
    <CodeBlockContextProvider metadata={metadata} wordWrap={wordWrap}>
      {children({ title: metadata.title, lineNumbers: metadata.lineNumbersStart !== undefined })}
    </CodeBlockContextProvider>
  );
}
