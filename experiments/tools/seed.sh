#!/bin/sh
# Installs the unit of edition 1.0 as it stands there; only the path of uWSGI leads to Debian's program.
set -e
useradd -m house-admin
project=/home/house-admin/ps-housetech-backend-main
mkdir -p $project/src $project/.venv/bin
printf '#!/bin/sh\nexec /usr/bin/uwsgi --plugins http,python3 "$@"\n' >$project/.venv/bin/uwsgi
chmod +x $project/.venv/bin/uwsgi
: >$project/src/__init__.py
cat >$project/src/run.py <<'P'
import os
import time

from flask import Flask


def create_app():
    app = Flask(__name__)

    @app.get('/')
    def index():
        return f'ok {os.getpid()}\n'

    @app.get('/slow')
    def slow():
        time.sleep(5)
        return 'fertig\n'

    return app


app = create_app()
P
chown -R house-admin: /home/house-admin
cp /srv/tools/ps-backend.service /etc/systemd/system/ps-backend.service
systemctl daemon-reload
