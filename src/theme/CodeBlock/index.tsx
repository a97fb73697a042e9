// Change: fences arrive as ready-made HTML (src/remark/annotateFences); the theme's own block, with Prism and the
// live editor, is loaded only where a page has live components or code that no fence wrote.
import React, { lazy, Suspense, type ReactNode } from 'react';
import type { Props as ThemeProps } from '@theme/CodeBlock';
import { AnnotatedCode, type AnnotatedCodeProps } from '@site/src/components/AnnotatedCode';
import { LiveComponent } from '@site/src/components/LiveComponent';
import { StaticCode } from '@site/src/components/StaticCode';

const OriginalCodeBlock = lazy(() => import('@theme-original/CodeBlock'));

/** What the remark plugin puts on a fence, beside the theme's own properties. */
type Props = ThemeProps &
  Partial<AnnotatedCodeProps> & { codeHtml?: string; annotated?: string; liveComponent?: string };

export default function CodeBlock(props: Props): ReactNode {
  const { codeHtml, children } = props;
  if (codeHtml === undefined || typeof children !== 'string') {
    return (
      <Suspense fallback={<pre>{children}</pre>}>
        <OriginalCodeBlock {...props} />
      </Suspense>
    );
  }
  const fence = { ...props, codeHtml, children };
  if (props.liveComponent !== undefined) return <LiveComponent {...fence} />;
  return props.annotated === undefined ? (
    <StaticCode {...fence} />
  ) : (
    <AnnotatedCode {...(fence as unknown as AnnotatedCodeProps)} />
  );
}
