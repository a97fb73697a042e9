import type { ProfileName } from '../engine/types';
import type { Kind } from './types';

/** A block of the guide on its way to the bench. */
export interface HandedOver {
  file: { name: string; text: string; kind: Kind };
  profile: ProfileName;
}

let waiting: HandedOver | null = null;

/** Lays a block aside for the bench; only in memory, for the page that is opened next. */
export function handOver(block: HandedOver): void {
  waiting = block;
}

/** What waits for the bench; it is handed out once. */
export function takeHandedOver(): HandedOver | null {
  const block = waiting;
  waiting = null;
  return block;
}
