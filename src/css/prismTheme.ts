import type { PrismTheme } from 'prism-react-renderer';

/** The colours of site/code.css for blocks that the highlighter draws in the browser: variables, so one theme serves both schemes. */
export const prismTheme: PrismTheme = {
  plain: { color: 'var(--site-ink)', backgroundColor: 'var(--site-code-background)' },
  styles: [
    { types: ['comment', 'prolog', 'cdata'], style: { color: 'var(--site-code-comment)' } },
    {
      types: ['key', 'property', 'attr-name', 'directive', 'parameter', 'variable', 'assign-left', 'environment'],
      style: { color: 'var(--site-code-key)' },
    },
    { types: ['value', 'attr-value', 'constant', 'symbol'], style: { color: 'var(--site-code-value)' } },
    {
      types: ['section', 'section-name', 'selector', 'header'],
      style: { color: 'var(--site-code-section)', fontWeight: 'bold' },
    },
    { types: ['string', 'char', 'inserted', 'regex', 'url'], style: { color: 'var(--site-code-string)' } },
    { types: ['keyword', 'atrule', 'important', 'tag', 'decorator'], style: { color: 'var(--site-code-keyword)' } },
    { types: ['number', 'boolean', 'unit'], style: { color: 'var(--site-code-number)' } },
    { types: ['function', 'builtin', 'class-name', 'command'], style: { color: 'var(--site-code-function)' } },
    { types: ['punctuation', 'operator', 'shebang'], style: { color: 'var(--site-code-dim)' } },
    { types: ['deleted'], style: { color: 'var(--site-error)' } },
  ],
};
