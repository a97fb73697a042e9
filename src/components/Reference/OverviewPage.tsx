import { useState, type ReactNode } from 'react';
import Heading from '@theme/Heading';
import Layout from '@theme/Layout';
import type { OverviewView } from '@site/src/plugins/reference/types';
import FilterField from './FilterField';
import { matches } from './matches';
import OverviewGroupCard from './OverviewGroupCard';
import OverviewMatches from './OverviewMatches';
import styles from './OverviewPage.module.css';

const description =
  'Alle Einträge der Referenz: Optionen von uWSGI, Direktiven von systemd, Signale, Units und Befehle.';

/** Start of the reference: programs, groups, and a filter over all entries. */
export default function OverviewPage({ overview }: { overview: OverviewView }): ReactNode {
  const [query, setQuery] = useState('');
  const all = overview.programs.flatMap(({ groups }) => groups.flatMap(({ entries }) => entries));
  const active = query.trim() !== '';
  const found = active ? all.filter((entry) => matches(entry, query)) : all;
  return (
    <Layout title="Referenz" description={description}>
      <main className={styles.page}>
        <Heading as="h1">Referenz</Heading>
        <p className={styles.intro}>
          Optionen von uWSGI, Direktiven von systemd und was dazugehört: Wirkung, Werte, bekannte Fallen und Quellen.
          Angaben zu Programmen und Versionen stammen aus deren Quelltext.
        </p>
        <FilterField query={query} onChange={setQuery} shown={found.length} total={all.length} />
        {active && <OverviewMatches entries={found} query={query} />}
        {overview.programs.map(({ id, title, groups }) => (
          <section key={id} hidden={active} data-pagefind-ignore>
            <Heading as="h2" id={id}>
              {title}
            </Heading>
            <ul className={styles.groups}>
              {groups.map((group) => (
                <OverviewGroupCard key={group.href} group={group} />
              ))}
            </ul>
          </section>
        ))}
      </main>
    </Layout>
  );
}
