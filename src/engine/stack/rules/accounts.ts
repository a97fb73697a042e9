import { code } from '../../values/explanation';
import { startsAsRoot } from '../accounts';
import type { StackFinding, StackRule } from '../finding';
import { valuePlace } from '../settings';

const isNumber = (text: string): boolean => /^\d+$/.test(text);

/** Names and numbers of accounts are not compared: which name has which number stands in no file. */
const differ = (first: string, second: string): boolean => first !== second && isNumber(first) === isNumber(second);

/** Under another account than root uWSGI passes `uid` and `gid` over without a word (observed with 2.0.21). */
export const userDiffers: StackRule = ({ servers }) =>
  servers.flatMap((server): StackFinding[] => {
    const { unit, settings } = server;
    if (!unit || startsAsRoot(server) !== false) return [];
    return (
      [
        ['uid', 'User'],
        ['gid', 'Group'],
      ] as const
    ).flatMap(([option, key]): StackFinding[] => {
      const setting = settings.last(option, `immediate-${option}`);
      const line = unit.last(key);
      if (!setting?.known || setting.conditional || !line?.text || !differ(setting.known, line.text)) return [];
      return [
        {
          code: 'stack/user-differs',
          at: valuePlace(setting),
          values: { option: code(`${setting.written} = ${setting.known}`), setting: code(`${key}=${line.text}`) },
          related: [{ at: line.place }],
        },
      ];
    });
  });

/** Only root may give a file away: uWSGI ends with exit code 1 (observed with 2.0.21). */
export const chownSocket: StackRule = ({ servers, endpoints }) =>
  servers.flatMap((server): StackFinding[] => {
    const { unit, settings } = server;
    const setting = settings.last('chown-socket');
    const user = unit?.last('User');
    if (!unit || !user?.text || !setting?.known || setting.conditional || startsAsRoot(server) !== false) return [];
    const [owner = ''] = setting.known.split(':');
    const opens = endpoints.some(
      (endpoint) => endpoint.server === server && endpoint.address.kind === 'unix' && !endpoint.socketUnit,
    );
    if (!opens || owner === '' || !differ(owner, user.text)) return [];
    if (unit.words('AmbientCapabilities').some(({ word }) => word === null || /CAP_CHOWN|^~/i.test(word))) return [];
    return [
      {
        code: 'stack/chown-socket',
        at: valuePlace(setting),
        values: { owner: code(owner), account: code(user.text) },
        related: [{ at: user.place }],
      },
    ];
  });
