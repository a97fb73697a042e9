import { useEffect, useState, type KeyboardEvent } from 'react';
import type { Hit } from './hits';

interface ActiveOption {
  active: number;
  setActive: (index: number) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** The option that Enter opens: the first at once, moved with the arrow keys, round the ends. */
export function useActiveOption(
  options: Hit[],
  idOf: (index: number) => string,
  choose: (hit: Hit) => void,
): ActiveOption {
  const [active, setActive] = useState(0);
  useEffect(() => setActive(0), [options]);
  const move = (step: number): void => {
    const next = (active + step + options.length) % options.length;
    setActive(next);
    document.getElementById(idOf(next))?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const hit = options[active];
    if (!hit || event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') choose(hit);
    else return;
    event.preventDefault();
  };
  return { active, setActive, onKeyDown };
}
