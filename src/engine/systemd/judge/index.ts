import { code } from '../../values/explanation';
import { expandSpecifiers } from '../specifiers';
import { all, badSpecifier, expanded, orEmpty, whole, type Finding, type Judge, type Scope } from './finding';
import { boolean, choice, parserOf, readBoolean } from './choices';
import * as images from './images';
import * as lists from './lists';

export { allowedWords, readBoolean } from './choices';
import * as names from './names';
import * as newer from './newer';
import * as network from './network';
import { inRange, isInt, isLong, isUnsigned, readInteger } from './numbers';
import * as paths from './paths';
import * as resources from './resources';
import { isSignal } from './signals';
import { killMode, rootHash, rootHashSignature, delegate, managedOom } from './special';
import { parseSize } from '../../values/size';

const text: Judge = expanded(() => []);

/** Labels and profiles: a `-` before it forgives what is wrong. */
const label: Judge = orEmpty((value, scope) => {
  const { bad } = expandSpecifiers(value.replace(/^-/, ''), scope.unit);
  return bad ? [badSpecifier(bad, value.startsWith('-') ? 1 : 0, !value.startsWith('-'))] : [];
});

const integer = (isRight: (value: string) => boolean, helps = 'Eine ganze Zahl schreiben.'): Judge =>
  whole(isRight, helps);
const size = whole((value) => parseSize(value) !== null, `Eine Größe wie ${code('64K')} schreiben.`);
const octal = inRange(0, 0o7777, { base: 8, bare: true });

const ignored: Judge = (value, { directive }) =>
  all(value, directive.target ? `${code(`${directive.target}=`)} benutzen.` : 'Die Zeile entfernen.', {
    code: 'systemd/deprecated',
    kept: true,
    what: `${code(`${directive.name}=`)} hat keine Wirkung mehr.`,
    follows: 'systemd übergeht die Zeile.',
  });

const obsoleteDependencies: Judge = (value, scope) => [
  ...all(value, `${code(`${scope.directive.target ?? 'Requires'}=`)} schreiben.`, {
    code: 'systemd/deprecated',
    kept: true,
    what: `${code(`${scope.directive.name}=`)} ist veraltet.`,
    follows: `systemd liest die Zeile als ${code(`${scope.directive.target ?? 'Requires'}=`)}.`,
  }),
  ...names.dependencies(value, scope),
];

const inputText: Judge = orEmpty((value, scope) =>
  images.hasKnownEscapes(value) ? text(value, scope) : all(value, 'Für einen wörtlichen Backslash zwei schreiben.'),
);

const namespaceFlags: Judge = (value, scope) =>
  value === '' || readBoolean(value) !== null ? [] : lists.namespaceList(value, scope);

/**
 * How each parser of systemd 252 judges a value; a parser that is not listed takes everything.
 *
 * Source: systemd 252, src/core/load-fragment.c, src/shared/conf-parser.c and the functions they call.
 */
const judges: Record<string, Judge> = {
  address_families: lists.addressFamilies,
  allowed_cpuset: lists.cpuSet,
  bind_paths: paths.bindPaths,
  blockio_bandwidth: resources.superseded(
    paths.deviceAnd((rest) => (parseSize(rest, 1000) ?? 0) > 0, 'Eine Größe wie `5M` schreiben.'),
  ),
  blockio_device_weight: resources.superseded(
    paths.deviceAnd(inRange(10, 1000), 'Eine Zahl von 10 bis 1000 schreiben.'),
  ),
  blockio_weight: orEmpty(whole(inRange(10, 1000), 'Eine Zahl von 10 bis 1000 schreiben.')),
  bind_network_interface: newer.networkInterface,
  bool: boolean,
  bpf_foreign_program: lists.bpfProgram,
  bus_name: names.busName,
  cg_cpu_weight: resources.cpuWeight,
  cg_weight: resources.weight,
  cgroup_nft_set: newer.nftSets,
  cgroup_socket_bind: network.socketBind,
  concurrency_max: newer.concurrency,
  colon_separated_paths: paths.colonPaths,
  cpu_quota: resources.cpuQuota,
  cpu_shares: resources.superseded(orEmpty(whole(inRange(2, 262144), 'Eine Zahl von 2 bis 262144 schreiben.'))),
  delegate,
  delegate_subgroup: newer.subgroup,
  device_allow: paths.deviceAllow,
  disable_controllers: lists.disableControllers,
  documentation: names.documentation,
  environ: names.environment,
  exec_apparmor_profile: label,
  exec_coredump_filter: orEmpty(lists.coredumpFilter),
  exec_cpu_affinity: (value, scope) => (value === 'numa' ? [] : lists.cpuSet(value, scope)),
  exec_cpu_sched_policy: orEmpty(choice),
  exec_cpu_sched_prio: integer(inRange(0, 99), 'Eine Zahl von 0 bis 99 schreiben.'),
  exec_directories: paths.directories,
  exec_input: lists.standardStream,
  exec_input_data: orEmpty(whole(images.isBase64, 'Daten in Base64 schreiben.')),
  exec_input_text: inputText,
  exec_io_class: orEmpty(choice),
  exec_io_priority: orEmpty(integer(inRange(0, 7), 'Eine Zahl von 0 bis 7 schreiben.')),
  exec_mount_apivfs: orEmpty(boolean),
  exec_mount_flags: orEmpty(choice),
  exec_mount_propagation_flag: orEmpty(choice),
  exec_quota: newer.quota,
  exec_nice: orEmpty(integer(inRange(-20, 19), 'Eine Zahl von -20 bis 19 schreiben.')),
  exec_oom_score_adjust: orEmpty(integer(inRange(-1000, 1000), 'Eine Zahl von -1000 bis 1000 schreiben.')),
  exec_output: lists.standardStream,
  exec_root_hash: rootHash,
  exec_root_hash_sig: rootHashSignature,
  exec_selinux_context: label,
  exec_smack_process_label: label,
  exit_status: orEmpty(integer(inRange(0, 255), 'Eine Zahl von 0 bis 255 schreiben.')),
  extension_images: images.extensionImages,
  fdname: names.fdName,
  iec_size: size,
  iec_size_long: size,
  import_credential: newer.importCredential,
  in_addr_prefixes: network.addressPrefixes,
  int: integer(isInt),
  io_device_latency: paths.deviceAnd(
    (rest) => resources.duration(rest, {} as Scope).length === 0,
    'Eine Zeitspanne wie `25ms` schreiben.',
  ),
  io_device_weight: paths.deviceAnd(inRange(1, 10000), 'Eine Zahl von 1 bis 10000 schreiben.'),
  io_limit: paths.deviceAnd(
    (rest) => rest === 'infinity' || (parseSize(rest, 1000) ?? 0) > 0,
    'Eine Größe wie `5M` schreiben.',
  ),
  ip_filter_bpf_progs: paths.pathSpec,
  ip_tos: orEmpty(choice),
  job_mode_isolate: boolean,
  job_running_timeout_sec: resources.duration,
  job_timeout_sec: resources.duration,
  kill_mode: killMode,
  load_credential: images.loadCredential,
  log_extra_fields: names.journalFields,
  log_namespace: names.logNamespace,
  long: integer(isLong),
  managed_oom_mem_pressure_duration_sec: orEmpty(resources.duration),
  managed_oom_mem_pressure_limit: resources.pressureLimit,
  managed_oom_mode: managedOom,
  memory_limit: (value, scope) =>
    scope.directive.name === 'MemoryLimit'
      ? [...resources.memoryLimit(value, scope), ...memoryLimitNote(value, scope)]
      : resources.memoryLimit(value, scope),
  mode: whole(octal, 'Dateirechte oktal schreiben, zum Beispiel `0640`.'),
  mount_node: text,
  mount_images: images.mountImages,
  namespace_flags: namespaceFlags,
  namespace_path_strv: paths.namespacePaths,
  nsec: resources.nanoseconds,
  numa_mask: (value, scope) => (value === 'all' ? [] : withoutSpecifiers(value, scope)),
  numa_policy: orEmpty(choice),
  obsolete_unit_deps: obsoleteDependencies,
  open_file: newer.openFile,
  pass_environ: names.environmentNames,
  path_spec: paths.pathSpec,
  personality: orEmpty(
    whole(
      (value) => value === 'x86-64' || value === 'x86',
      'Die Architektur des Systems nennen, auf x86-64 `x86-64` oder `x86`.',
    ),
  ),
  pid_file: paths.pidFile,
  reboot_parameter: expanded(
    whole((value) => /^[\0-\x7f]{0,255}$/.test(value), 'Höchstens 255 ASCII-Zeichen schreiben.'),
  ),
  restrict_filesystems: lists.fileSystems,
  restrict_namespaces: namespaceFlags,
  restrict_network_interfaces: network.interfaces,
  rlimit: resources.resourceLimit,
  root_image_options: images.imageOptions,
  sec: resources.duration,
  sec_def_infinity: orEmpty(resources.duration),
  sec_fix_0: resources.duration,
  service_sockets: names.serviceSockets,
  service_timeout: resources.duration,
  service_timeout_abort: orEmpty(resources.duration),
  set_credential: images.setCredential,
  set_status: lists.exitStatuses,
  signal: whole(isSignal, `Den Namen in Großbuchstaben schreiben, zum Beispiel ${code('SIGTERM')}.`),
  socket_bindtodevice: network.bindToDevice,
  socket_listen: network.listen,
  socket_protocol: (value, scope) =>
    scope.version === 252
      ? whole((word) => /^(?:udplite|sctp)$/i.test(word), `${code('udplite')} oder ${code('sctp')} schreiben.`)(
          value,
          scope,
        )
      : choice(value, scope),
  socket_service: names.socketService,
  socket_timestamping: whole(
    (value) => readBoolean(value) !== null || ['off', 'us', 'usec', 'µs', 'μs', 'ns', 'nsec'].includes(value),
    `${code('off')}, ${code('us')} oder ${code('ns')} schreiben.`,
  ),
  swap_priority: orEmpty(integer(inRange(-1, 32767), 'Eine Zahl von -1 bis 32767 schreiben.')),
  syscall_archs: lists.syscallArchitectures,
  syscall_errno: orEmpty(
    whole(
      (value) => value === 'kill' || (lists.isErrorNumber(value) && readInteger(value) !== 0),
      `Einen Namen wie ${code('EPERM')}, eine Nummer oder ${code('kill')} schreiben.`,
    ),
  ),
  syscall_filter: lists.syscallFilter,
  syscall_log: lists.syscallLog,
  tasks_max: resources.tasksMax,
  temporary_filesystems: paths.temporaryFileSystems,
  timer: resources.timer,
  tristate: orEmpty(boolean),
  trigger_unit: names.triggerUnit,
  tty_size: orEmpty(integer(isUnsigned, 'Eine Zahl ab 0 schreiben.')),
  unit_condition_path: paths.conditionPath,
  unit_condition_string: paths.conditionString,
  unit_cpu_set: lists.cpuSet,
  unit_deps: names.dependencies,
  unit_env_file: paths.environmentFile,
  unit_mounts_for: paths.requiresMounts,
  unit_path_printf: paths.path,
  unit_path_strv_printf: paths.stopAtFirst(paths.pathList),
  unit_requires_mounts_for: paths.requiresMounts,
  unit_slice: names.slice,
  unit_string_printf: text,
  unset_environ: names.unsetEnvironment,
  unsigned: integer(isUnsigned, 'Eine Zahl ab 0 schreiben.'),
  user_group_compat: names.account,
  user_group_strv_compat: names.accounts,
  warn_compat: ignored,
  service_refresh_on_reload: newer.reloadParts,
  xattr: newer.extendedAttribute,
  working_directory: paths.workingDirectory,
};

function memoryLimitNote(value: string, scope: Scope): Finding[] {
  return resources.memoryLimit(value, scope).length > 0 ? [] : resources.superseded(() => [])(value, scope);
}

/** No specifiers here; and the end of the message says it again. */
function withoutSpecifiers(value: string, scope: Scope): Finding[] {
  return lists.cpuSet(value.replaceAll('%', '\uFFFF'), scope);
}

/** Parsers whose value is one word of a list; none of them takes an empty one. */
const choices = new Set(
  'collect_mode device_policy emergency_action exec_keyring_mode exec_utmp_mode job_mode log_facility log_level managed_oom_preference notify_access oom_policy proc_subset protect_home protect_proc protect_system runtime_preserve_mode service_exit_type service_restart service_timeout_failure_mode service_type socket_bind'.split(
    ' ',
  ),
);

/** What systemd finds wrong with a value; `Exec…=` has a reader of its own. */
export function judgeValue(value: string, scope: Scope): Finding[] {
  const parser = parserOf(scope);
  const judge =
    judges[parser] ??
    (choices.has(parser) || (scope.version > 252 && scope.directive.valueKind === 'enum') ? choice : null);
  return judge ? judge(value, scope) : [];
}
