import React, { createContext, useContext, useMemo, type ReactNode } from 'react';
import clsx from 'clsx';
import { LineIndex } from '@site/src/engine/text/lineIndex';
import { isLong } from '@site/src/workshop/longFiles';
import { dotted, hiddenSecrets, namedSecrets, scrubbed, secretsOf } from '@site/src/workshop/secrets';
import type { BenchFile } from '@site/src/workshop/types';
import styles from './Secrets.module.css';
import bench from './styles.module.css';

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
  return useMemo(
    () => (text) => dotted(text, hiddenSecrets(text === file.text ? secretsOf(file) : namedSecrets(file, text), shown)),
    [file, shown],
  );
}

/** Takes hidden values out of what is said about a text. */
export function useScrub(): (text: string) => string {
  const { hidden } = useContext(Secrets);
  return useMemo(() => (text) => scrubbed(text, hidden), [hidden]);
}

/** All values that are hidden; the same list as long as it holds the same. */
export function useHidden(files: readonly BenchFile[], shown: ReadonlySet<string>): readonly string[] {
  const written = useMemo(() => JSON.stringify(hiddenValues(files, shown)), [files, shown]);
  return useMemo(() => JSON.parse(written) as string[], [written]);
}

const hiddenValues = (files: readonly BenchFile[], shown: ReadonlySet<string>): string[] =>
  files
    // The worker takes those of long files out itself
    .filter((file) => !isLong(file))
    .flatMap((file) => hiddenSecrets(secretsOf(file), shown).map(({ span }) => file.text.slice(span.start, span.end)));

/** The secrets that were recognised in a file; each can be shown. */
export function SecretList({ file }: { file: BenchFile }): ReactNode {
  const { shown, show } = useContext(Secrets);
  const secrets = useMemo(() => secretsOf(file), [file]);
  const lines = useMemo(() => new LineIndex(file.text), [file.text]);
  if (secrets.length === 0) return null;
  return (
    <details className={clsx(bench.fold, styles.secrets)}>
      <summary>
        {secrets.length === 1 ? 'Ein Geheimnis erkannt' : `${secrets.length} Geheimnisse erkannt`},{' '}
        {secrets.length - hiddenSecrets(secrets, shown).length === 0
          ? 'maskiert'
          : `${hiddenSecrets(secrets, shown).length} davon maskiert`}
      </summary>
      <p>Was maskiert ist, fehlt auch in Links, im Bericht und auf Papier. Was gezeigt wird, geht mit.</p>
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
