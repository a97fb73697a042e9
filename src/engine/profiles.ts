import type { Profile, ProfileName } from './types';

const systemd252 = { systemd: 252, systemdLabel: 'systemd 252' } as const;

/** The profiles by name; `pip` also says which systemd is meant where nothing is said. */
export const profiles: Record<ProfileName, Profile> = {
  pip: { name: 'pip', uwsgi: 'pip', uwsgiLabel: 'uWSGI 2.0.30 (pip)', ...systemd252 },
  'pip-bare': {
    name: 'pip-bare',
    uwsgi: 'pip-bare',
    uwsgiLabel: 'uWSGI 2.0.30 (pip, ohne Bibliotheken)',
    ...systemd252,
  },
  'debian-12': { name: 'debian-12', uwsgi: 'debian', uwsgiLabel: 'uWSGI 2.0.21 (Debian 12)', ...systemd252 },
  'debian-12-full': { name: 'debian-12-full', uwsgi: 'debian', uwsgiLabel: 'uWSGI 2.0.21 (Debian 12)', ...systemd252 },
  current: { name: 'current', uwsgi: 'pip', uwsgiLabel: 'uWSGI 2.0.30', systemd: 262, systemdLabel: 'systemd 262' },
};

export const defaultProfile: ProfileName = 'pip';

export function isProfileName(name: string): name is ProfileName {
  return Object.hasOwn(profiles, name);
}
