import React, { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { Catalogue } from '@site/src/catalogue/types';
import { loadCatalogue } from '@site/src/components/LiveCode/catalogue';
import { LinkField } from '@site/src/components/Workshop/LinkField';
import { useLater } from '@site/src/components/Workshop/useLater';
import { generate } from '@site/src/workshop/generate';
import { formLink } from '@site/src/workshop/share/form';
import { readForm } from '@site/src/workshop/generate/readForm';
import type { Deployment } from '@site/src/workshop/generate/types';
import bench from '@site/src/components/Workshop/styles.module.css';
import { Form } from './Form';
import { Result } from './Result';
import styles from './styles.module.css';
import { useKeptForm } from './useKeptForm';

/** Pause in writing, in milliseconds, after which the files follow the form. */
const pause = 250;

/** A short form on one side, the complete set of files on the other. */
export default function Generator(): ReactNode {
  const [catalogue, setCatalogue] = useState<Catalogue | 'failed' | null>(null);
  const [problem, setProblem] = useState('');
  const [form, setForm] = useKeptForm(setProblem);
  const makeLink = useCallback(() => formLink(form), [form]);
  useEffect(() => {
    loadCatalogue().then(setCatalogue, () => setCatalogue('failed'));
  }, []);
  const read = readForm(form);
  const problems = 'problems' in read ? read.problems : {};
  const count = Object.keys(problems).length;

  return (
    <div className={`${bench.bench} ${styles.generator}`}>
      <div className={styles.form}>
        {problem !== '' && <p role="alert">{problem}</p>}
        <Form form={form} problems={problems} onChange={setForm} />
        <div className={styles.link}>
          <LinkField make={makeLink} label="Link zu diesen Angaben" />
        </div>
        <p role="status" className={styles.status}>
          {count === 0 ? '' : count === 1 ? 'Eine Angabe passt nicht.' : `${count} Angaben passen nicht.`}
          {count > 0 && ' Die Dateien zeigen den letzten Stand, der passt.'}
        </p>
      </div>
      {catalogue === 'failed' ? (
        <p role="alert">Der Katalog ließ sich nicht laden. Die Seite neu laden und noch einmal versuchen.</p>
      ) : catalogue === null ? (
        <p role="status">Der Katalog wird geladen …</p>
      ) : (
        <Latest deployment={'deployment' in read ? read.deployment : null} catalogue={catalogue} />
      )}
    </div>
  );
}

/** What came of the last form without faults. */
function Latest({ deployment, catalogue }: { deployment: Deployment | null; catalogue: Catalogue }): ReactNode {
  const text = deployment && JSON.stringify(deployment);
  const [last, setLast] = useState(text);
  if (text !== null && text !== last) setLast(text);
  const settled = useLater(last, pause);
  const shown = React.useMemo(() => (settled === null ? null : (JSON.parse(settled) as Deployment)), [settled]);
  const generated = React.useMemo(() => shown && generate(shown), [shown]);
  if (!shown || !generated) return <p>Sobald alle Angaben passen, stehen hier die Dateien.</p>;
  return <Result name={shown.name} generated={generated} catalogue={catalogue} />;
}
