import type { UnitContext } from '../unitContext';

/** The name in front of the first `@` or the ending: the user that `DynamicUser=` makes up. */
export const baseOf = ({ identity }: UnitContext): string => (identity.id ?? 'dienst').replace(/[@.].*$/, '');
