import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Heading from '@theme/Heading';
import Layout from '@theme/Layout';
import { useSiteFields } from './_parts/siteFields';

/** Exists only where all three IMPRINT_* variables are set; docusaurus.config.ts leaves it out otherwise. */
export default function Imprint(): ReactNode {
  const { imprint } = useSiteFields();
  if (imprint === null) return null;
  return (
    <Layout title="Impressum" description="Wer für diese Website verantwortlich ist">
      <main className="container site-page margin-vert--lg markdown">
        <Heading as="h1">Impressum</Heading>
        <address>
          {[imprint.name, ...imprint.address.split(/\n| \| /)].map((line) => (
            <div key={line}>{line}</div>
          ))}
        </address>
        <p>
          E-Mail: <Link to={`mailto:${imprint.email}`}>{imprint.email}</Link>
        </p>
      </main>
    </Layout>
  );
}
