import React, { createContext, useContext, useMemo, type ReactNode } from 'react';
import { LineIndex } from '@site/src/engine/text/lineIndex';
import { isLong } from '@site/src/workshop/longFiles';
import { kindOf } from '@site/src/workshop/kinds';
import { dotted, hiddenSecrets, namedSecrets, scrubbed } from '@site/src/workshop/secrets';
import type { BenchFile, Checked, Kind } from '@site/src/workshop/types';
import styles from './Secrets.module.css';

/** What the person has decided of the secrets on the bench. */
export interface SecretsState {
  /** Keys of the values that are to be seen. */
  shown: ReadonlySet<string>;
  /** All hidden values, of all files. */
  hidden: readonly string[];
  show: (key: string, isShown: boolean) => void;
}

export const Secrets = createContext<SecretsState>({ shown: new Set(), hidden: [], show: () => undefined });

/** Texts of a file as they may be shown: the same length, with dots where a value is hidden. */
export function useHide(file: BenchFile): (text: string) => string {
  const { shown } = useContext(Secrets);
  return useMemo(() => {
    // A long file is not shown by this
    const found = isLong(file) ? null : kindOf(file);
    const kind = found && 'kind' in found ? found.kind : null;
    return (text) => dotted(text, hiddenSecrets(namedSecrets(file.id, text, kind), shown));
  }, [file, shown]);
}

/** Takes hidden values out of what is said about a text. */
export function useScrub(): (text: string) => string {
  const { hidden } = useContext(Secrets);
  return useMemo(() => (text) => scrubbed(text, hidden), [hidden]);
}

/** All values that are hidden; the same list as long as it holds the same. */
export function useHidden(checked: readonly Checked[], shown: ReadonlySet<string>): readonly string[] {
  const written = useMemo(() => JSON.stringify(hiddenValues(checked, shown)), [checked, shown]);
  return useMemo(() => JSON.parse(written) as string[], [written]);
}

const hiddenValues = (checked: readonly Checked[], shown: ReadonlySet<string>): string[] =>
  // The worker takes those of long files out itself
  checked
    .filter(({ file }) => !isLong(file))
    .flatMap((one) =>
      hiddenSecrets(namedSecrets(one.file.id, one.file.text, 'kind' in one ? one.kind : null), shown).map(({ span }) =>
        one.file.text.slice(span.start, span.end),
      ),
    );

interface SecretListProps {
  file: BenchFile;
  kind: Kind | null;
}

/** The secrets that were recognised in a file; each can be shown. */
export function SecretList({ file, kind }: SecretListProps): ReactNode {
  const { shown, show } = useContext(Secrets);
  const secrets = useMemo(() => namedSecrets(file.id, file.text, kind), [file.id, file.text, kind]);
  const lines = useMemo(() => new LineIndex(file.text), [file.text]);
  if (secrets.length === 0) return null;
  return (
    <details className={styles.secrets}>
      <summary>
        {secrets.length === 1 ? 'Ein Geheimnis erkannt' : `${secrets.length} Geheimnisse erkannt`},{' '}
        {secrets.length - hiddenSecrets(secrets, shown).length === 0
          ? 'verdeckt'
          : `${hiddenSecrets(secrets, shown).length} davon verdeckt`}
      </summary>
      <p>Was verdeckt ist, fehlt auch in Links, im Bericht und auf Papier. Was gezeigt wird, geht mit.</p>
      <ul>
        {secrets.map(({ key, name, span }) => (
          <li key={key}>
            <label>
              <input type="checkbox" checked={shown.has(key)} onChange={({ target }) => show(key, target.checked)} />
              <span>
                <code>{name}</code>, Zeile {lines.position(span.start).line}, zeigen
              </span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
