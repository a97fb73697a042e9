import type { ProfileName } from '../engine/types';
import type { Kind } from './types';

/** Files on their way to the bench: a block of the guide, or what was generated. */
export interface HandedOver {
  files: { name: string; text: string; kind?: Kind }[];
  profile: ProfileName;
  /** They are a whole deployment, and take the place of what lies there. */
  whole?: boolean;
}

let waiting: HandedOver | null = null;

/** Lays files aside for the bench; only in memory, for the page that is opened next. */
export function handOver(handed: HandedOver): void {
  waiting = handed;
}

/** What waits for the bench; it is handed out once. */
export function takeHandedOver(): HandedOver | null {
  const handed = waiting;
  waiting = null;
  return handed;
}
