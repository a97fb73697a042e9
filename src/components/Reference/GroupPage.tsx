import type { ReactNode } from 'react';
import Heading from '@theme/Heading';
import Layout from '@theme/Layout';
import InlineCode from '@site/src/components/InlineCode';
import { plainText } from '@site/src/components/InlineCode/splitCode';
import type { EntryView, GroupView } from '@site/src/plugins/reference/types';
import Breadcrumbs from './Breadcrumbs';
import Entry from './Entry';
import EntryNav from './EntryNav';
import FilterField from './FilterField';
import { matches } from './matches';
import { useEntryFilter } from './useEntryFilter';
import styles from './GroupPage.module.css';

/** All entries of one group: a page of the reference. */
export default function GroupPage({ group }: { group: GroupView }): ReactNode {
  const { query, setQuery, target } = useEntryFilter();
  const isHidden = (entry: EntryView): boolean => !matches(entry, query);
  const shown = group.entries.filter((entry) => !isHidden(entry)).length;
  return (
    <Layout title={`${group.title} (${group.program})`} description={plainText(group.intro)}>
      <main className={styles.page}>
        <header className={styles.header}>
          <Breadcrumbs program={group.program} title={group.title} />
          <Heading as="h1">{group.title}</Heading>
          <p>
            <InlineCode text={group.intro} />
          </p>
          <FilterField query={query} onChange={setQuery} shown={shown} total={group.entries.length} />
        </header>
        <div className={styles.nav}>
          <EntryNav entries={group.entries} isHidden={isHidden} />
        </div>
        <div className={styles.entries}>
          {group.entries.map((entry) => (
            <Entry key={entry.anchor} entry={entry} hidden={isHidden(entry)} targeted={entry.anchor === target} />
          ))}
        </div>
      </main>
    </Layout>
  );
}
