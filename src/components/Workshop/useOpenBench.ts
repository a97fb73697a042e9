import { useHistory } from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { handOver, type HandedOver } from '@site/src/workshop/handOver';

/** Opens files in „Werkstatt“. */
export function useOpenBench(): (handed: HandedOver) => void {
  const history = useHistory();
  const bench = useBaseUrl('/werkstatt/');
  return (handed) => {
    handOver(handed);
    history.push(bench);
  };
}
