import type { ReactNode } from 'react';
import { useHistory } from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import type { AnnotatedCodeProps } from '.';

/** Opens a block in „Werkstatt“; its title says what the file is called there. */
export function useWorkshop({ children, annotated, profile }: AnnotatedCodeProps): (title: ReactNode) => void {
  const history = useHistory();
  const bench = useBaseUrl('/werkstatt/');
  return (title) => {
    void import('@site/src/workshop/fromBlock').then(({ handOverBlock }) => {
      handOverBlock(children, typeof title === 'string' ? title : '', annotated, profile);
      history.push(bench);
    });
  };
}
