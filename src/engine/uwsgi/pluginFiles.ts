/** A plugin file of Debian 12: the plugin that it holds, as the facts name it, and what must be loaded before it. */
interface PluginFile {
  plugin: string;
  needs?: string;
  /** Package, where the file is not in `uwsgi-core`. */
  package?: string;
}

/** Part of `uwsgi-core`; the file is called like the plugin. */
const inCore =
  'cache carbon cgi cheaper_backlog2 cheaper_busyness clock_monotonic clock_realtime corerouter echo emperor_amqp emperor_zeromq fastrouter forkptyrouter http logcrypto logfile logpipe logsocket logzmq mongrel2 msgpack nagios notfound pam ping pty rawrouter redislog router_basicauth router_cache router_expires router_hash router_http router_memcached router_metrics router_radius router_redirect router_redis router_rewrite router_static router_uwsgi router_xmldir rpc rrdtool rsyslog signal spooler ssi sslrouter stats_pusher_file stats_pusher_socket stats_pusher_statsd symcall syslog systemd_logger transformation_chunked transformation_gzip transformation_offload transformation_template transformation_tofile transformation_toupper tuntap ugreen webdav xattr zabbix zergpool';

/** A package of its own with one file of the same name. */
const packaged =
  'alarm_curl alarm_xmpp curl_cron emperor_pg geoip glusterfs graylog2 ldap mono psgi rados router_access sqlite3 xslt';

/** Files that are called otherwise, or that need another one: observed by loading each with uWSGI 2.0.21-5.1. */
const others: Record<string, PluginFile> = {
  python3: { plugin: 'python', package: 'python3' },
  python311: { plugin: 'python', package: 'python3' },
  gevent_python3: { plugin: 'gevent', needs: 'python', package: 'gevent-python3' },
  gevent_python311: { plugin: 'gevent', needs: 'python', package: 'gevent-python3' },
  asyncio_python3: { plugin: 'asyncio', needs: 'python', package: 'asyncio-python3' },
  asyncio_python311: { plugin: 'asyncio', needs: 'python', package: 'asyncio-python3' },
  greenlet_python3: { plugin: 'greenlet', needs: 'python', package: 'greenlet-python3' },
  greenlet_python311: { plugin: 'greenlet', needs: 'python', package: 'greenlet-python3' },
  tornado_python3: { plugin: 'tornado', needs: 'python', package: 'tornado-python3' },
  tornado_python311: { plugin: 'tornado', needs: 'python', package: 'tornado-python3' },
  rack: { plugin: 'rack', package: 'rack-ruby3.1' },
  rack_ruby31: { plugin: 'rack', package: 'rack-ruby3.1' },
  fiber: { plugin: 'fiber', needs: 'rack', package: 'fiber' },
  rbthreads: { plugin: 'rbthreads', needs: 'rack', package: 'rbthreads' },
  lua: { plugin: 'lua', package: 'lua5.1' },
  lua51: { plugin: 'lua', package: 'lua5.1' },
  lua52: { plugin: 'lua', package: 'lua5.2' },
  jvm: { plugin: 'jvm', package: 'jvm-openjdk-17' },
  jvm_openjdk17: { plugin: 'jvm', package: 'jvm-openjdk-17' },
  jwsgi: { plugin: 'jwsgi', needs: 'jvm', package: 'jwsgi-openjdk-17' },
  jwsgi_openjdk17: { plugin: 'jwsgi', needs: 'jvm', package: 'jwsgi-openjdk-17' },
  ring: { plugin: 'ring', needs: 'jvm', package: 'ring-openjdk-17' },
  ring_openjdk17: { plugin: 'ring', needs: 'jvm', package: 'ring-openjdk-17' },
  servlet: { plugin: 'servlet', needs: 'jvm', package: 'servlet-openjdk-17' },
  servlet_openjdk17: { plugin: 'servlet', needs: 'jvm', package: 'servlet-openjdk-17' },
};

const files = new Map<string, PluginFile>([
  ...inCore.split(' ').map((plugin): [string, PluginFile] => [plugin, { plugin }]),
  ...packaged
    .split(' ')
    .map((plugin): [string, PluginFile] => [plugin, { plugin, package: plugin.replaceAll('_', '-') }]),
  ...Object.entries(others),
]);

/** The file of Debian 12 called `name_plugin.so`; null where no package of uWSGI has it. */
export const debianPlugin = (name: string): PluginFile | null => files.get(name) ?? null;

/** Name by which a plugin is loaded on Debian 12; itself where no package has it. */
export function debianName(plugin: string): string {
  if (files.has(plugin)) return plugin;
  for (const [name, file] of files) if (file.plugin === plugin) return name;
  return plugin;
}

/** Package that has the plugin. */
export function debianPackage(name: string): string {
  const file = files.get(name);
  return file && file.package === undefined ? 'uwsgi-core' : `uwsgi-plugin-${file?.package ?? name}`;
}

/** One name of `plugins`, without modifier, initialiser, folder and ending (uWSGI 2.0.21, core/plugins.c). */
export function pluginName(item: string): string {
  const name =
    item
      .trim()
      .replace(/^[^:]*:/, '')
      .split('|', 1)[0] ?? '';
  return name.slice(name.lastIndexOf('/') + 1).replace(/_plugin\.so$/, '');
}
