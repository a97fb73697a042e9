import type { SystemdWords } from '../../../catalogue/types';
import { readBoolean } from '../judge';
import type { UnitContext } from '../unitContext';

/** What a service says, with what its directives imply for each other (systemd 252, src/core/unit.c:unit_patch_contexts). */
export class Settings {
  readonly user: string;
  readonly dynamicUser: boolean;
  /** Runs as root. */
  readonly isPrivileged: boolean;

  constructor(
    private readonly context: UnitContext,
    readonly words: SystemdWords,
  ) {
    const user = this.last('User');
    this.dynamicUser = this.isOn('DynamicUser');
    this.user = user === '' && this.dynamicUser ? baseOf(context) : user;
    this.isPrivileged = ['0', 'root'].includes(this.user) || (!this.dynamicUser && this.user === '');
  }

  /** Lines in force, in their order. */
  lines(name: string): string[] {
    return this.context.state.all('Service', name).map(({ value }) => value);
  }

  /** An empty line has taken the list back. */
  wasReset(name: string): boolean {
    return this.context.state.reset('Service', name) !== null;
  }

  private last(name: string): string {
    return this.context.state.value('Service', name) ?? '';
  }

  /** The value, a boolean as `yes` or `no`, with what `DynamicUser=` implies; empty where nothing is said. */
  value(name: string): string {
    const written = this.last(name);
    if (this.dynamicUser && name === 'ProtectSystem') return 'strict';
    if (this.dynamicUser && name === 'ProtectHome' && (written === '' || readBoolean(written) === false))
      return 'read-only';
    const meaning = readBoolean(written);
    return meaning === null || name === 'UMask' ? written : meaning ? 'yes' : 'no';
  }

  isOn(name: string): boolean {
    if (this.dynamicUser && impliedByDynamicUser.includes(name)) return true;
    return readBoolean(this.last(name)) === true;
  }

  isOff(name: string, section = 'Service'): boolean {
    return readBoolean(this.context.state.value(section, name) ?? '') === false;
  }

  /** `Delegate=` takes a list of controllers, too; empty, it delegates without any. */
  get delegates(): boolean {
    const written = this.last('Delegate');
    return written === '' ? this.wasReset('Delegate') : readBoolean(written) !== false;
  }
}

const impliedByDynamicUser = ['PrivateTmp', 'RemoveIPC', 'NoNewPrivileges', 'RestrictSUIDSGID'];

/** The name in front of the first `@` or the ending: the user that `DynamicUser=` makes up. */
const baseOf = ({ identity }: UnitContext): string => (identity.id ?? 'dienst').replace(/[@.].*$/, '');
