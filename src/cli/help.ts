import { profiles } from '../engine/profiles';
import type { Profile, ProfileName } from '../engine/types';

export const usage =
  'Aufruf: npm run --silent check-config -- [--kind ART] [--profile NAME] [--format FORMAT] [--stack] DATEI…';

/** What distinguishes a profile; versions come from the profile itself. */
const meanings: Record<ProfileName, string> = {
  pip: 'uWSGI mit den Plugins, die `pip install uwsgi` mitbringt; Standardwert für uWSGI',
  'pip-bare': 'wie `pip`, gebaut ohne die Bibliotheken für PCRE, TLS, XML und JSON',
  'debian-12': 'Pakete von Debian 12; uWSGI mit den Plugins, die der Text lädt; Standardwert für systemd und nginx',
  'debian-12-full': 'wie `debian-12`, nginx mit den Modulen des Pakets nginx-full',
  'debian-13': 'wie `debian-12`, systemd aus Debian 13',
  current: 'neueste Fassungen, deren Optionen und Direktiven erfasst sind',
};

const row = (left: string, right: string): string => `  ${left.padEnd(22)}${right}`;

function profileRows({ name, uwsgiLabel, systemdLabel, nginxLabel }: Profile): string[] {
  return [row(name, meanings[name]), row('', [uwsgiLabel, systemdLabel, nginxLabel].join(', '))];
}

export function helpText(): string {
  return [
    usage,
    '',
    'Prüft Konfigurationen von uWSGI, systemd und nginx, ohne sie auszuführen. `-` steht für die Standardeingabe.',
    '',
    'Optionen:',
    row('--kind ART', 'auto (Standardwert), uwsgi-ini, uwsgi-command, systemd, nginx;'),
    row('', 'auto erkennt die Art an Name und Inhalt'),
    row('--profile NAME', 'Programme, nach denen geurteilt wird (siehe unten)'),
    row('--format FORMAT', 'text (Standardwert), json, sarif'),
    row('--stack', 'alle Dateien als eine Bereitstellung prüfen, auch was zwischen ihnen liegt'),
    row('-h, --help', 'diese Hilfe'),
    '',
    'Profile:',
    ...Object.values(profiles).flatMap(profileRows),
    '',
    'Exit-Code:',
    row('0', 'kein Fehler (Warnungen und Hinweise sind möglich)'),
    row('1', 'Fehler gefunden'),
    row('2', 'falscher Aufruf, unlesbare Datei oder ein Format, das nicht gelesen wird'),
    '',
    'Farben erscheinen im Terminal; `NO_COLOR=1` schaltet sie ab.',
  ].join('\n');
}
