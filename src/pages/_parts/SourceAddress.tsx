import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import { useSiteFields } from './siteFields';

/** Says where the source code is, or that this build does not know. */
export default function SourceAddress(): ReactNode {
  const { repository } = useSiteFields();
  if (repository === null) {
    return (
      <p>
        Für diese Fassung der Website ist keine öffentliche Adresse des Quelltextes eingetragen. Wer die Website
        veröffentlicht, setzt sie mit <code>REPOSITORY_URL</code>.
      </p>
    );
  }
  return (
    <p>
      Der Quelltext dieser Website steht unter <Link to={repository}>{repository.replace(/^https?:\/\//, '')}</Link>.
    </p>
  );
}
