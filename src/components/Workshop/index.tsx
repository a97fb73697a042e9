import React, { useEffect, useState, type ReactNode } from 'react';
import type { Catalogue } from '@site/src/catalogue/types';
import { loadCatalogue } from '@site/src/components/LiveCode/catalogue';
import type { BenchExample } from '@site/src/workshop/types';
import { Bench } from './Bench';
import styles from './styles.module.css';

interface Loaded {
  catalogue: Catalogue;
  examples: BenchExample[];
}

async function load(): Promise<Loaded> {
  const [catalogue, { default: examples }] = await Promise.all([
    loadCatalogue(),
    import('@generated/workshop/default/examples.json'),
  ]);
  return { catalogue, examples };
}

/** The bench with everything it needs; nothing of what lies on it leaves the browser. */
export default function Workshop(): ReactNode {
  const [loaded, setLoaded] = useState<Loaded | 'failed' | null>(null);
  useEffect(() => {
    load().then(setLoaded, () => setLoaded('failed'));
  }, []);
  if (loaded === 'failed')
    return (
      <p role="alert" className={styles.waiting}>
        Der Katalog ließ sich nicht laden. Die Seite neu laden und noch einmal versuchen.
      </p>
    );
  if (!loaded)
    return (
      <p role="status" className={styles.waiting}>
        Der Katalog wird geladen …
      </p>
    );
  return <Bench {...loaded} />;
}
