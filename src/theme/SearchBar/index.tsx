/** Change: the theme has no search of its own. Button in the navbar; the dialog is loaded on first use. */
import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';
import styles from './SearchBar.module.css';
import { useShortcut } from './useShortcut';

const loadDialog = () => import('./SearchDialog');

/** Without its file, for instance offline, the search stays closed and the page stays usable. */
const SearchDialog = lazy(() => loadDialog().catch(() => ({ default: () => null })));

const prefetch = (): void => void loadDialog().catch(() => undefined);

export default function SearchBar(): ReactNode {
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const show = useCallback(() => {
    setUsed(true);
    setOpen(true);
  }, []);
  const hide = useCallback(() => setOpen(false), []);
  useShortcut(show);
  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-haspopup="dialog"
        aria-keyshortcuts="/ Control+K"
        onClick={show}
        onPointerEnter={prefetch}
        onFocus={prefetch}
      >
        <svg
          viewBox="0 0 20 20"
          width="18"
          height="18"
          aria-hidden="true"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
        >
          <circle cx="8.5" cy="8.5" r="5.5" />
          <path d="m13 13 4.5 4.5" />
        </svg>
        <span className={styles.label}>
          Suchen<span className={styles.rest}>: Option, Direktive oder Fehlermeldung</span>
        </span>
        <kbd aria-hidden="true">/</kbd>
      </button>
      {used && (
        <Suspense fallback={null}>
          <SearchDialog open={open} onClose={hide} />
        </Suspense>
      )}
    </>
  );
}
