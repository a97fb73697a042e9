"""What the backend answers below /api."""

import hashlib
import logging
import os
import tempfile
import time

from flask import Blueprint, abort, current_app, jsonify, request

from src.backend.weather import WeatherError

api = Blueprint("api", __name__)
VERSION = "2.0.0"


# region health
@api.get("/health")
def health():
    """Say whether requests can be served: 503 where uploads could not be stored."""
    ready = os.access(current_app.config["SETTINGS"].upload_folder, os.W_OK)
    return jsonify(ready=ready, version=VERSION, pid=os.getpid()), 200 if ready else 503
# endregion


@api.get("/whoami")
def whoami():
    """Show how the application sees itself and the client."""
    return jsonify(
        pid=os.getpid(),
        uid=os.getuid(),
        client=request.remote_addr,
        scheme=request.scheme,
        host=request.host,
        url=request.url_root,
        forwarded_for=request.headers.get("X-Forwarded-For", ""),
    )


@api.get("/weather")
def weather():
    """Ask the weather service: 502 where it does not answer."""
    city = request.args.get("city", "").strip()
    if not city:
        abort(400, "city is missing")
    try:
        return jsonify(current_app.config["WEATHER"].at(city))
    except WeatherError as error:
        logging.getLogger("backend").warning("weather: %s", error)
        return jsonify(error="weather service unavailable"), 502


# region upload
@api.post("/upload")
def upload():
    """Store the body of a request and say how long it was."""
    if request.content_length is None and "Transfer-Encoding" not in request.headers:
        abort(411, "Content-Length is missing")
    digest, size = hashlib.sha256(), 0
    settings = current_app.config["SETTINGS"]
    folder, most = settings.upload_folder, settings.max_upload_bytes
    # Flask's MAX_CONTENT_LENGTH does not hold for a stream that is read directly (Werkzeug 2.2)
    if (request.content_length or 0) > most:
        abort(413)
    with tempfile.NamedTemporaryFile(dir=folder, prefix="upload-") as file:
        while chunk := request.stream.read(64 * 1024):
            file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
            if size > most:
                abort(413)
    return jsonify(size=size, sha256=digest.hexdigest()), 201
# endregion


@api.get("/slow")
def slow():
    """Answer after `seconds`, 120 at most: for everything that has to do with time limits."""
    seconds = request.args.get("seconds", 1.0, type=float)
    if not 0 <= seconds <= 120:
        abort(400, "seconds must be between 0 and 120")
    time.sleep(seconds)
    return jsonify(slept=seconds, pid=os.getpid())
