import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { useDocsVersionCandidates } from '@docusaurus/plugin-content-docs/client';
import { useHistory } from '@docusaurus/router';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import InlineCode from '@site/src/components/InlineCode';
import { grouped, type Hit } from './hits';
import SearchFooter from './SearchFooter';
import SearchResults from './SearchResults';
import styles from './SearchDialog.module.css';
import { statusText } from './statusText';
import { useActiveOption } from './useActiveOption';
import { useModal } from './useModal';
import { useSearch } from './useSearch';

interface Props {
  open: boolean;
  onClose: () => void;
}

/** The search: a combobox in a modal dialog, hits grouped by area, for the edition that is being read. */
export default function SearchDialog({ open, onClose }: Props): ReactNode {
  const id = useId();
  const { baseUrl } = useDocusaurusContext().siteConfig;
  const [version] = useDocsVersionCandidates();
  const history = useHistory();
  const dialog = useModal(open, onClose);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const state = useSearch(typed, version.name, baseUrl);
  const groups = useMemo(() => grouped(state.hits), [state.hits]);
  const options = useMemo(() => groups.flatMap(({ hits }) => hits), [groups]);
  const optionId = (index: number): string => `${id}-${index}`;
  const choose = (hit: Hit): void => {
    onClose();
    history.push(hit.url);
  };
  const { active, setActive, onKeyDown } = useActiveOption(options, optionId, choose);
  useEffect(() => {
    if (open) input.current?.select();
  }, [open]);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-label="Suche" onClose={onClose}>
      <div className={styles.panel}>
        <div className={styles.field}>
          <input
            ref={input}
            role="combobox"
            aria-label="Suchen: Option, Direktive oder Fehlermeldung"
            aria-autocomplete="list"
            aria-expanded={options.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={options.length > 0 ? optionId(active) : undefined}
            placeholder="Option, Direktive oder Fehlermeldung"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={300}
            enterKeyHint="go"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <button type="button" onClick={onClose}>
            Schließen
          </button>
        </div>
        <p className={styles.status} role="status">
          <InlineCode text={statusText(state)} />
        </p>
        <div id={`${id}-list`} className={styles.results} role="listbox" aria-label="Treffer">
          <SearchResults
            groups={groups}
            options={options}
            active={active}
            optionId={optionId}
            onPoint={setActive}
            onChoose={choose}
          />
        </div>
        <SearchFooter edition={version.label} />
      </div>
    </dialog>
  );
}
