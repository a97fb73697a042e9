import { profiles } from '../engine/profiles';
import type { Language, ProfileName } from '../engine/types';

/** The programs and versions that a block is judged with, as shown beside its title; separated by `|`. */
export function chips(language: Language, name: ProfileName, text: string): string {
  const { uwsgiLabel, systemdLabel, nginxLabel } = profiles[name];
  if (language === 'nginx') return nginxLabel;
  if (language !== 'systemd') return uwsgiLabel;
  return /^Exec\w*=.*uwsgi/m.test(text) ? `${systemdLabel}|${uwsgiLabel}` : systemdLabel;
}
