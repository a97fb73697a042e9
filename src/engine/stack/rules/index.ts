import type { StackRule } from '../finding';
import { chownSocket, userDiffers } from './accounts';
import { missedAddress } from './addresses';
import { runtimeOwner, sharedRuntimeDirectory, socketDirectory, socketDirectoryMode } from './directories';
import { lostOptions, noExecLeft, secondExecStart } from './dropIns';
import { environmentDiffers, unsetVariable, workingDirectoryDiffers } from './environment';
import { routerBehindNginx, staticTwice } from './frontend';
import { bodyLimit, headerLimit, keepaliveWorkers } from './limits';
import { addressFamilies, addressInUse, ipAddressDeny, privateNetwork, privilegedPort } from './network';
import { pidFile, tasksMax, typeDaemonize } from './processes';
import { protocolMismatch } from './protocol';
import { socketAccess } from './rights';
import { privateTmp, protectHome, protectSystem } from './sandbox';
import { gracefulKillMode, reloadWithoutMaster, signals } from './signals';
import { routerTimeout, stopTimeout, timeoutOrder } from './timeouts';

/** All rules about what lies between the files, each a pure function over the deployment. */
export const stackRules: readonly StackRule[] = [
  protocolMismatch,
  missedAddress,
  socketAccess,
  socketDirectory,
  socketDirectoryMode,
  runtimeOwner,
  sharedRuntimeDirectory,
  privateTmp,
  protectHome,
  protectSystem,
  timeoutOrder,
  routerTimeout,
  stopTimeout,
  signals,
  gracefulKillMode,
  reloadWithoutMaster,
  typeDaemonize,
  pidFile,
  tasksMax,
  bodyLimit,
  headerLimit,
  keepaliveWorkers,
  userDiffers,
  chownSocket,
  ipAddressDeny,
  privateNetwork,
  addressFamilies,
  privilegedPort,
  addressInUse,
  secondExecStart,
  noExecLeft,
  lostOptions,
  environmentDiffers,
  unsetVariable,
  workingDirectoryDiffers,
  routerBehindNginx,
  staticTwice,
];
