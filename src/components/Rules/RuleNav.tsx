import type { ReactNode } from 'react';
import type { RuleView } from '@site/src/plugins/rules/types';
import nav from '../Reference/EntryNav.module.css';
import styles from './RuleNav.module.css';

interface Props {
  rules: RuleView[];
  isHidden: (rule: RuleView) => boolean;
}

/** The rules of a page: beside them on wide screens, above them on narrow ones. */
export default function RuleNav({ rules, isHidden }: Props): ReactNode {
  return (
    <nav className={nav.nav} aria-label="Regeln dieser Seite">
      <ul className={styles.list}>
        {rules.map((rule) => (
          <li key={rule.anchor} hidden={isHidden(rule)}>
            <a href={`#${rule.anchor}`}>{rule.title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
