import React, { lazy, Suspense, useEffect, useId, useState, type ReactNode } from 'react';
import { StaticCode, type StaticCodeProps } from '@site/src/components/StaticCode';
import styles from './styles.module.css';

const LiveCodeBlock = lazy(() => import('@theme/LiveCodeBlock'));

/** Whether the content security policy of the loaded document lets code be evaluated. */
function mayEvaluate(): boolean {
  try {
    return new Function('return true')() === true;
  } catch {
    return false;
  }
}

/**
 * A live block of a component: coloured code until „Bearbeiten“ is pressed; then the editor of the live code block
 * theme. A page that was reached from another one still has that page's policy and is loaded anew once.
 */
export function LiveComponent(props: StaticCodeProps): ReactNode {
  const [state, setState] = useState<'static' | 'live' | 'blocked'>('static');
  const anchor = `live-${useId().replace(/[^a-z0-9]/gi, '')}`;

  const start = (): void => {
    if (mayEvaluate()) setState('live');
    else {
      window.location.hash = anchor;
      window.location.reload();
    }
  };

  useEffect(() => {
    if (window.location.hash === `#${anchor}`) setState(mayEvaluate() ? 'live' : 'blocked');
  }, [anchor]);

  return (
    <div id={anchor} data-live-components className={styles.block}>
      {state === 'live' ? (
        <Suspense fallback={<StaticCode {...props} />}>
          <LiveCodeBlock {...props} />
        </Suspense>
      ) : (
        <>
          <StaticCode {...props} />
          <button type="button" className={styles.button} onClick={start}>
            Bearbeiten
          </button>
        </>
      )}
      {state === 'blocked' && <p role="status">Der Browser lässt auf dieser Seite keinen veränderlichen Code zu.</p>}
    </div>
  );
}
