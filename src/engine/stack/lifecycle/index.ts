import { readDeployment } from '../model';
import type { StackFile, StackOptions } from '../types';
import { isBehindNginx, masterCrashPhase, reloadPhase, startPhase, stopPhase, workerCrashPhase } from './phases';
import { predict } from './predict';
import type { Lifecycle } from './types';

export type { Lifecycle, Moment, Outcome, Phase, Prediction } from './types';

/** What happens to each uWSGI that a unit starts, at start, reload, stop and crash. In the order of the files. */
export function lifecyclesOf(files: readonly StackFile[], options: StackOptions): Lifecycle[] {
  const deployment = readDeployment(files, options);
  return deployment.servers.flatMap((server): Lifecycle[] => {
    const { unit } = server;
    if (!unit || unit.type !== 'service') return [];
    const prediction = predict(server, unit, deployment.endpoints);
    const scene = { server, unit, prediction, hasNginx: isBehindNginx(deployment, server) };
    const crash = workerCrashPhase(scene);
    return [
      {
        unit: unit.name,
        phases: [
          startPhase(scene),
          reloadPhase(scene),
          stopPhase(scene),
          ...(crash ? [crash] : []),
          masterCrashPhase(scene),
        ],
        prediction,
      },
    ];
  });
}
