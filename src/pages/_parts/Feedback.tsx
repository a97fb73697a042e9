import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import { useSiteFields } from './siteFields';

/** The ways to report a barrier or an error: only those that exist. */
export default function Feedback(): ReactNode {
  const { imprint, repository } = useSiteFields();
  if (imprint === null && repository === null) {
    return <p>Für diese Fassung der Website ist kein Kontakt eingetragen.</p>;
  }
  return (
    <ul>
      {imprint && (
        <li>
          per E-Mail an <Link to={`mailto:${imprint.email}`}>{imprint.email}</Link>
        </li>
      )}
      {repository && (
        <li>
          im Repository: <Link to={repository}>{repository.replace(/^https?:\/\//, '')}</Link>
        </li>
      )}
    </ul>
  );
}
