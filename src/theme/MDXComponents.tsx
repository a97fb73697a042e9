// Change: components that pages of the guide may use without an import; their code is loaded where they are used.
import { lazy, Suspense, type ComponentProps, type ReactNode } from 'react';
import MDXComponents from '@theme-original/MDXComponents';

const LazyRequestPath = lazy(() => import('../components/RequestPath'));

function RequestPath(props: ComponentProps<typeof LazyRequestPath>): ReactNode {
  return (
    <Suspense fallback={null}>
      <LazyRequestPath {...props} />
    </Suspense>
  );
}

export default { ...MDXComponents, RequestPath };
