import { useState, type ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Heading from '@theme/Heading';
import Layout from '@theme/Layout';
import InlineCode from '@site/src/components/InlineCode';
import type { OverviewRule, RulesOverview } from '@site/src/plugins/rules/types';
import FilterField from '../Reference/FilterField';
import { matches } from '../Reference/matches';
import { filterable } from './ruleSearch';
import SeverityLabel from './SeverityLabel';
import styles from './OverviewPage.module.css';

const description =
  'Alle Diagnosen zu uWSGI, systemd und nginx: was ist, was folgt, was hilft – mit Beispielen, die das Programm geprüft hat.';

/** Start of the rules: every diagnostic by program, and a filter over all of them. */
export default function OverviewPage({ overview }: { overview: RulesOverview }): ReactNode {
  const [query, setQuery] = useState('');
  const isShown = (rule: OverviewRule): boolean => matches(filterable(rule), query);
  const all = overview.groups.flatMap(({ rules }) => rules);
  const shown = all.filter(isShown).length;
  return (
    <Layout title="Regeln" description={description}>
      <main className={styles.page}>
        <Heading as="h1">Regeln</Heading>
        <p className={styles.intro}>
          Jede Diagnose dieser Website folgt einer Regel. Die Regel sagt, was ist, was folgt und was hilft; ein falsches
          und ein richtiges Beispiel belegen sie. Die Beispiele sind mit den Programmen von Debian 12 geprüft, wo eines
          urteilen kann.
        </p>
        <dl className={styles.severities}>
          <div>
            <dt>
              <SeverityLabel severity="error" />
            </dt>
            <dd>Das Programm startet oder lädt nicht, oder es bewirkt das Gegenteil.</dd>
          </div>
          <div>
            <dt>
              <SeverityLabel severity="warning" />
            </dt>
            <dd>Das Programm läuft, übergeht aber etwas, oder es ist gefährlich.</dd>
          </div>
          <div>
            <dt>
              <SeverityLabel severity="info" />
            </dt>
            <dd>Es geht besser.</dd>
          </div>
        </dl>
        <FilterField query={query} onChange={setQuery} shown={shown} total={all.length} />
        {shown === 0 && <p>Keine Regel mit „{query.trim()}“.</p>}
        {overview.groups.map(({ id, title, intro, href, rules }) => (
          <section key={id} hidden={!rules.some(isShown)} data-pagefind-ignore>
            <Heading as="h2" id={id}>
              <Link to={href}>{title}</Link>
            </Heading>
            <p className={styles.intro}>
              <InlineCode text={intro} />
            </p>
            <ul className={styles.rules}>
              {rules.map((rule) => (
                <li key={rule.code} hidden={!isShown(rule)}>
                  <SeverityLabel severity={rule.severity} />
                  <Link to={rule.href}>{rule.title}</Link>
                  <code>{rule.code}</code>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </main>
    </Layout>
  );
}
