import type { ReactNode } from 'react';
import Heading from '@theme/Heading';
import Layout from '@theme/Layout';
import InlineCode from '@site/src/components/InlineCode';
import { plainText } from '@site/src/components/InlineCode/splitCode';
import type { RuleGroupView, RuleView } from '@site/src/plugins/rules/types';
import FilterField from '../Reference/FilterField';
import { matches } from '../Reference/matches';
import { useEntryFilter } from '../Reference/useEntryFilter';
import page from '../Reference/GroupPage.module.css';
import { useAnchors } from '@site/src/components/AnnotatedCode/useAnchors';
import { NoteList } from '@site/src/components/AnnotatedCode/NoteList';
import Breadcrumbs from './Breadcrumbs';
import RuleEntry from './RuleEntry';
import RuleNav from './RuleNav';
import { filterable } from './ruleSearch';
import styles from './GroupPage.module.css';

const summaryOf = ({ message: { what, follows, helps }, detail = '' }: RuleView): string =>
  [what, follows, helps, detail].join(' ');

/** All rules of one group: a page of the rules. */
export default function GroupPage({ group }: { group: RuleGroupView }): ReactNode {
  const { query, setQuery, target } = useEntryFilter();
  useAnchors(group.notesHtml);
  const isHidden = (rule: RuleView): boolean => !matches(filterable({ ...rule, summary: summaryOf(rule) }), query);
  const shown = group.rules.filter((rule) => !isHidden(rule)).length;
  return (
    <Layout title={`${group.title} (Regeln)`} description={plainText(group.intro)}>
      <main className={page.page}>
        <header className={page.header}>
          <Breadcrumbs title={group.title} />
          <Heading as="h1">{group.title}</Heading>
          <p>
            <InlineCode text={group.intro} />
          </p>
          <FilterField query={query} onChange={setQuery} shown={shown} total={group.rules.length} />
        </header>
        <div className={page.nav}>
          <RuleNav rules={group.rules} isHidden={isHidden} />
        </div>
        <div className={page.entries}>
          {group.rules.map((rule) => (
            <RuleEntry key={rule.code} rule={rule} hidden={isHidden(rule)} targeted={rule.anchor === target} />
          ))}
          <section className={styles.notes} data-pagefind-ignore>
            <Heading as="h2" id="erklaerungen">
              Erklärungen zu den Beispielen
            </Heading>
            <NoteList block="erklaerung" html={group.notesHtml} count={group.noteCount} open={false} />
          </section>
        </div>
      </main>
    </Layout>
  );
}
