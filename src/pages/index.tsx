import type { ReactNode } from 'react';
import Layout from '@theme/Layout';
import MDXContent from '@theme/MDXContent';
import HomeIntro from '../components/HomeIntro';
import Command from './_command.mdx';

export default function Home(): ReactNode {
  return (
    <Layout description="Die uWSGI-Kommandozeile und die Unit-Datei eines Flask-Backends, Wort für Wort erklärt und mit echten Programmen geprüft.">
      <HomeIntro>
        <MDXContent>
          <Command />
        </MDXContent>
      </HomeIntro>
    </Layout>
  );
}
