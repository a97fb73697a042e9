import type { Fix } from '../../types';
import { code } from '../../values/explanation';
import { socketRights, type SocketRights } from '../accounts';
import type { Endpoint } from '../endpoints';
import { distinct, type StackFinding, type StackRule } from '../finding';
import type { Deployment, Link } from '../model';
import type { Place } from '../place';
import { valuePlace } from '../settings';

/**
 * Connecting to a Unix socket needs the right to write its file. The cases were observed with nginx 1.22.1 as www-data
 * and uWSGI 2.0.21: 755, also with the group www-data; 600, 660 and 664 with a foreign group.
 */
export const socketAccess: StackRule = (deployment) => {
  const links = deployment.links.filter(({ endpoint }) => endpoint.address.kind === 'unix');
  return distinct(links, ({ endpoint }) => endpoint).flatMap((link) => judge(link, deployment));
};

function judge(link: Link, deployment: Deployment): StackFinding[] {
  const { endpoint } = link;
  const { nginxAccount: nginx } = deployment;
  const rights = socketRights(endpoint);
  if (!nginx || !rights) return [];
  const problem = problemOf(rights, nginx, deployment);
  if (problem === null) return [];
  return [
    {
      code: 'stack/socket-rights',
      at: placeOf(endpoint),
      variant: problem === 'mode' ? (rights.from === 'umask' ? 'default' : undefined) : 'group',
      values: {
        mode: code(rights.mode.toString(8).padStart(3, '0')),
        account: code(nginx.user),
        group: groupName(rights),
        wanted: code(nginx.group),
      },
      related: relatedOf(link, nginx.place),
      fixes: problem === 'mode' && rights.group === nginx.group ? fixesOf(endpoint) : [],
    },
  ];
}

function groupName({ user, group, ownGroup }: SocketRights): string {
  if (group !== null) return code(group);
  return ownGroup && user !== null ? `von ${code(user)}` : 'des Dienstes';
}

/** `mode`: the file's rights shut nginx out for certain; `group`: they do unless nginx is a member of the group. */
function problemOf(
  { user, group, ownGroup, mode }: SocketRights,
  nginx: { user: string; group: string },
  deployment: Deployment,
): 'mode' | 'group' | null {
  if (nginx.user === 'root' || mode & 0o002) return null;
  if (user === nginx.user) return mode & 0o200 ? null : 'mode';
  if (!(mode & 0o020)) return user === null ? null : 'mode';
  if (group === nginx.group || user === null) return null;
  if (group === null && !ownGroup) return null;
  return joinsGroup(nginx.user, deployment) ? null : 'group';
}

/** A script among the files makes nginx a member of some group. */
const joinsGroup = (user: string, { files }: Deployment): boolean =>
  files.some(
    ({ language, text }) =>
      language === 'uwsgi-command' &&
      text.split('\n').some((line) => /\b(?:usermod|adduser|gpasswd)\b/.test(line) && line.includes(user)),
  );

/** What decides: `chmod-socket`, `SocketMode=`, else the address. */
function placeOf({ server, socketUnit, place }: Endpoint): Place {
  if (socketUnit) return socketUnit.last('SocketMode')?.place ?? place;
  const chmod = server.settings.last('chmod-socket');
  return chmod ? valuePlace(chmod) : place;
}

function relatedOf({ endpoint, proxy }: Link, user: Place | null): { at: Place; text?: string }[] {
  const { unit } = endpoint.server;
  const related: { at: Place; text?: string }[] = [{ at: proxy.place, text: 'nginx verbindet sich hier.' }];
  if (user) related.push({ at: user, text: 'Konto der Worker von nginx.' });
  for (const key of ['User', 'Group']) {
    const line = unit?.last(key);
    if (line && !endpoint.socketUnit) related.push({ at: line.place });
  }
  return related;
}

/** Where the group is right already, the mode is all that is missing. */
function fixesOf({ server, setting, socketUnit }: Endpoint): Fix[] {
  const title = 'Der Gruppe das Schreiben erlauben (660)';
  if (socketUnit) {
    const mode = socketUnit.last('SocketMode');
    return mode ? [{ title, edits: [{ span: mode.valuePlace.span, text: '0660' }] }] : [];
  }
  const chmod = server.settings.last('chmod-socket');
  if (chmod) return chmod.valueSpan ? [{ title, edits: [{ span: chmod.valueSpan, text: '660' }] }] : [];
  if (!setting?.valueSpan || setting.source === 'environment') return [];
  const { end } = setting.valueSpan;
  const text = setting.source === 'file' ? '\nchmod-socket = 660' : ' --chmod-socket=660';
  return [{ title, edits: [{ span: { start: end, end }, text }] }];
}
