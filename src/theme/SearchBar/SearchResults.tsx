import type { MouseEvent, ReactNode } from 'react';
import type { Hit, HitGroup } from './hits';
import SearchOption from './SearchOption';
import styles from './SearchResults.module.css';

interface Props {
  groups: HitGroup[];
  /** The hits of all groups, in the order of the list. */
  options: Hit[];
  active: number;
  optionId: (index: number) => string;
  onPoint: (index: number) => void;
  onChoose: (hit: Hit) => void;
}

const opensElsewhere = (event: MouseEvent): boolean =>
  event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;

/** The options of the listbox, grouped by area. */
export default function SearchResults({ groups, options, active, optionId, onPoint, onChoose }: Props): ReactNode {
  return groups.map(({ area, hits }) => (
    <div key={area} role="group" aria-label={area} className={styles.group}>
      <div aria-hidden="true" className={styles.area}>
        {area}
      </div>
      {hits.map((hit) => {
        const index = options.indexOf(hit);
        return (
          <SearchOption
            key={hit.url}
            hit={hit}
            id={optionId(index)}
            active={index === active}
            onPoint={() => onPoint(index)}
            onClick={(event) => {
              if (opensElsewhere(event)) return;
              event.preventDefault();
              onChoose(hit);
            }}
          />
        );
      })}
    </div>
  ));
}
