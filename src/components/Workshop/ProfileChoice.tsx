import React, { type ReactNode } from 'react';
import { isProfileName, profiles } from '@site/src/engine/profiles';
import type { ProfileName } from '@site/src/engine/types';
import styles from './ProfileChoice.module.css';

const names: Record<ProfileName, string> = {
  pip: 'uWSGI aus pip, auf Debian 12',
  'pip-bare': 'uWSGI aus pip ohne Bibliotheken',
  'debian-12': 'Debian 12',
  'debian-12-full': 'Debian 12 mit nginx-full',
  'debian-13': 'Debian 13 (systemd)',
  current: 'neueste Fassungen',
};

interface ProfileChoiceProps {
  profile: ProfileName;
  onChoose: (profile: ProfileName) => void;
}

/** The programs that the files are checked for. */
export function ProfileChoice({ profile, onChoose }: ProfileChoiceProps): ReactNode {
  const { uwsgiLabel, systemdLabel, nginxLabel } = profiles[profile];
  return (
    <div className={styles.profile}>
      <label htmlFor="werkstatt-profil">Geprüft für</label>
      <select
        id="werkstatt-profil"
        value={profile}
        aria-describedby="werkstatt-fassungen"
        onChange={({ target }) => {
          if (isProfileName(target.value)) onChoose(target.value);
        }}
      >
        {Object.entries(names).map(([name, label]) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
      <p id="werkstatt-fassungen">
        {uwsgiLabel}, {systemdLabel}, {nginxLabel}
      </p>
    </div>
  );
}
