import { environmentFile, hardening, nginxSite, settingsFolder, unit, uwsgiIni } from './files';
import { reasonsFor } from './reasons';
import { installSteps } from './steps';
import type { Deployment, Generated, GeneratedFile } from './types';

/** All files of a deployment, the way to install them, and what was decided. */
export function generate(deployment: Deployment): Generated {
  const files = filesOf(deployment);
  return {
    files,
    steps: installSteps(deployment, files),
    reasons: reasonsFor(deployment),
    profile: deployment.installation === 'pip' ? 'pip' : 'debian-12',
  };
}

function filesOf(deployment: Deployment): GeneratedFile[] {
  const { name } = deployment;
  const settings = settingsFolder(deployment);
  const service = `${name}.service`;
  return [
    { name: 'uwsgi.ini', path: `${settings}/uwsgi.ini`, text: uwsgiIni(deployment) },
    { name: service, path: `/etc/systemd/system/${service}`, text: unit(deployment) },
    {
      name: `${service}.d/hardening.conf`,
      path: `/etc/systemd/system/${service}.d/hardening.conf`,
      text: hardening(deployment),
    },
    { name: `${name}.nginx.conf`, path: `/etc/nginx/sites-available/${name}`, text: nginxSite(deployment) },
    { name: `${name}.env`, path: `${settings}/${name}.env`, text: environmentFile(deployment) },
  ];
}

/** Files that the engine reads; the environment file is for systemd alone. */
export const isRead = ({ name }: GeneratedFile): boolean => !name.endsWith('.env');
