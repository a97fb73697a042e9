#!/bin/sh
# Adds the lines of the drop-in one after the other and shows value, status code and line.
drop_in=/etc/systemd/system/backend.service.d/hardening.conf
zeige() {
    systemctl daemon-reload
    systemctl restart backend
    wert=$(systemd-analyze security --no-pager backend | grep -oE 'level for backend.service: [0-9.]+' | grep -oE '[0-9.]+$')
    echo "$wert $(curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1/api/health) $1"
}
zeige 'wie in Kapitel 3'
echo '[Service]' > $drop_in
grep -E '^[A-Z]' /srv/backend/deploy/hardening.conf | while read -r zeile; do
    echo "$zeile" >> $drop_in
    zeige "$zeile"
done
