#!/bin/sh
# Installs the backend as edition 2.0 of the guide does: account, files, unit, site of nginx.
set -e
useradd --system --home-dir /srv/backend --shell /usr/sbin/nologin backend
install -d -m 0750 -o root -g www-data /etc/backend
cp /srv/backend/deploy/backend.service /etc/systemd/system/backend.service
cp /srv/backend/deploy/backend.nginx.conf /etc/nginx/sites-available/backend
ln -s /etc/nginx/sites-available/backend /etc/nginx/sites-enabled/backend
systemctl daemon-reload
