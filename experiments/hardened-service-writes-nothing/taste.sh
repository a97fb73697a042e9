pruefe() {
    was=$1
    shift
    if "$@" 2>/dev/null; then echo "ja   $was"; else echo "nein $was"; fi
}
for ordner in /run/backend /var/lib/backend /tmp /srv/backend /etc; do
    pruefe "schreiben $ordner" touch "$ordner/probe"
done
pruefe 'lesen /root' ls /root
pruefe 'lesen /home' test -n "$(ls -A /home)"
pruefe 'sehen fremde Prozesse' test -d /proc/1/fd
pruefe 'setzen die Uhr' date -s '2020-01-01'
