import type { Profile, ProfileName } from './types';

const debian12 = { systemd: 252, systemdLabel: 'systemd 252', nginxLabel: 'nginx 1.22.1 (Debian 12)' } as const;

/** The profiles by name; `pip` also says which systemd and nginx are meant where nothing is said. */
export const profiles: Record<ProfileName, Profile> = {
  pip: { name: 'pip', uwsgi: 'pip', uwsgiLabel: 'uWSGI 2.0.30 (pip)', ...debian12 },
  'pip-bare': {
    name: 'pip-bare',
    uwsgi: 'pip-bare',
    uwsgiLabel: 'uWSGI 2.0.30 (pip, ohne Bibliotheken)',
    ...debian12,
  },
  'debian-12': { name: 'debian-12', uwsgi: 'debian', uwsgiLabel: 'uWSGI 2.0.21 (Debian 12)', ...debian12 },
  'debian-12-full': {
    name: 'debian-12-full',
    uwsgi: 'debian',
    uwsgiLabel: 'uWSGI 2.0.21 (Debian 12)',
    ...debian12,
    nginxLabel: 'nginx 1.22.1 (Debian 12, nginx-full)',
  },
  // Of Debian 13 only systemd has facts of its own
  'debian-13': {
    name: 'debian-13',
    uwsgi: 'debian',
    uwsgiLabel: 'uWSGI 2.0.21 (Debian 12)',
    systemd: 257,
    systemdLabel: 'systemd 257 (Debian 13)',
    nginxLabel: 'nginx 1.22.1 (Debian 12)',
  },
  current: {
    name: 'current',
    uwsgi: 'pip',
    uwsgiLabel: 'uWSGI 2.0.30',
    systemd: 262,
    systemdLabel: 'systemd 262',
    nginxLabel: 'nginx 1.31',
  },
};

export const defaultProfile: ProfileName = 'pip';

export function isProfileName(name: string): name is ProfileName {
  return Object.hasOwn(profiles, name);
}
