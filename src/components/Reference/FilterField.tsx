import { useId, type ReactNode } from 'react';
import { filterCount } from './matches';
import styles from './FilterField.module.css';

interface Props {
  query: string;
  onChange: (query: string) => void;
  shown: number;
  total: number;
}

/** Input that narrows a list; invisible until the page is alive, so that it is never dead. */
export default function FilterField({ query, onChange, shown, total }: Props): ReactNode {
  const id = useId();
  return (
    <div className={styles.filter} data-pagefind-ignore>
      <label htmlFor={id}>Filtern</label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        spellCheck={false}
        placeholder="Name oder Wort"
        value={query}
        onChange={(event) => onChange(event.target.value)}
      />
      <p role="status">{filterCount(query, shown, total)}</p>
    </div>
  );
}
