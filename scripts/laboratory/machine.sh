#!/usr/bin/env bash
# A throw-away machine: the system's own files under an overlay in RAM, with processes, mounts, network, names and
# control groups of its own. What happens inside never reaches the system outside; killing its first process ends it.
#
#   machine.sh start FOLDER systemd|plain   becomes the machine; FOLDER (absolute, empty) holds its mount points
#
# Needs root, overlayfs and control groups of version 2. Inside there is a loopback network and nothing else.
set -euo pipefail

folder=$2
init=$3
group=$(basename "$folder")

# Where control groups of version 2 are mounted; older systems have them beside those of version 1, or not at all.
groups() {
  local place
  place=$(awk '$3 == "cgroup2" { print $2; exit }' /proc/self/mounts)
  if [ -z "$place" ]; then
    place=$folder/cgroup
    mkdir -p "$place"
    mount -t cgroup2 cgroup2 "$place"
  fi
  echo "$place"
}

start() {
  local own
  own=$(groups)/$group
  mkdir -p "$own"
  echo $$ >"$own/cgroup.procs"
  exec unshare --pid --mount --uts --ipc --net --cgroup --fork --kill-child "$0" inside "$folder" "$init"
}

# Services of the system outside must not start in here.
silence() {
  local root=$1 unit
  find "$root/etc/systemd/system" -mindepth 1 \( -name '*.wants' -o -name '*.requires' \) -exec rm -rf {} + 2>/dev/null || true
  mkdir -p "$root/etc/systemd/system/multi-user.target.wants" "$root/etc/systemd/journald.conf.d"
  ln -sfn /lib/systemd/system/multi-user.target "$root/etc/systemd/system/default.target"
  for unit in systemd-udevd.service systemd-udev-trigger.service systemd-logind.service systemd-timesyncd.service \
    systemd-resolved.service systemd-networkd.service systemd-modules-load.service systemd-sysctl.service \
    systemd-random-seed.service systemd-firstboot.service systemd-tmpfiles-clean.timer systemd-journald-audit.socket \
    getty.target console-getty.service uwsgi.service apt-daily.timer apt-daily-upgrade.timer man-db.timer \
    dpkg-db-backup.timer sys-kernel-debug.mount sys-kernel-tracing.mount sys-kernel-config.mount sys-fs-fuse-connections.mount \
    dev-hugepages.mount dev-mqueue.mount; do
    ln -sfn /dev/null "$root/etc/systemd/system/$unit"
  done
  rm -f "$root"/etc/rc?.d/S* "$root"/usr/sbin/policy-rc.d
  rm -rf "$root/var/log/journal" "$root"/var/log/nginx/* "$root"/etc/nginx/sites-enabled/*
  printf '[Journal]\nStorage=volatile\nForwardToConsole=no\nRateLimitBurst=0\n' >"$root/etc/systemd/journald.conf.d/laboratory.conf"
}

# Runs as the first process of the machine.
inside() {
  local root=$folder/root device
  mount --make-rprivate /
  mkdir -p "$folder/ram" "$root"
  mount -t tmpfs -o mode=755,size=50% tmpfs "$folder/ram"
  mkdir "$folder/ram/upper" "$folder/ram/work"
  mount -t overlay overlay -o "lowerdir=/,upperdir=$folder/ram/upper,workdir=$folder/ram/work" "$root"
  silence "$root"
  mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
  # Read-only: these two would reach the system outside
  mount --bind "$root/proc/sys" "$root/proc/sys"
  mount -o remount,bind,ro "$root/proc/sys"
  mount -t sysfs -o ro,nosuid,nodev,noexec sysfs "$root/sys"
  mount -t cgroup2 -o nosuid,nodev,noexec cgroup2 "$root/sys/fs/cgroup"
  mount -t tmpfs -o mode=755,nosuid,nodev tmpfs "$root/run"
  mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs "$root/tmp"
  mount -t tmpfs -o mode=755,nosuid tmpfs "$root/dev"
  for device in null zero full random urandom tty; do
    : >"$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
  done
  mkdir "$root/dev/pts" "$root/dev/shm" "$root/run/lock"
  mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts "$root/dev/pts"
  mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
  ln -s pts/ptmx "$root/dev/ptmx"
  ln -s /proc/self/fd "$root/dev/fd"
  ln -s fd/0 "$root/dev/stdin"
  ln -s fd/1 "$root/dev/stdout"
  ln -s fd/2 "$root/dev/stderr"
  : >"$root/dev/console"
  echo server >"$root/etc/hostname"
  printf '127.0.0.1 localhost server\n::1 localhost\n' >"$root/etc/hosts"
  : >"$root/etc/resolv.conf" 2>/dev/null || true
  hostname server
  ip link set lo up
  cd "$root"
  mkdir -p mnt
  pivot_root . mnt
  umount -l /mnt
  # systemd leaves this to whoever makes a container; without it LoadCredential= reaches no account but root
  mount --make-rshared /
  if [ "$init" = plain ]; then
    # Bash takes care of processes that have lost their parent
    exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 bash -c 'trap "" TERM INT HUP; : >/run/ready; while :; do sleep 3600; done'
  fi
  exec env -i container=lab PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    /lib/systemd/systemd --system --log-target=journal --show-status=no systemd.unified_cgroup_hierarchy=1
}

case $1 in
  start) start ;;
  inside) inside ;;
  *)
    sed -n '2,9p' "$0" >&2
    exit 2
    ;;
esac
