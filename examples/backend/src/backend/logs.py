"""One line of JSON for every request, on standard error: uWSGI and systemd pass it on to the journal."""

import json
import logging
import sys
import time
import uuid

from flask import g, request


class JsonFormatter(logging.Formatter):
    """Writes a record as one JSON object."""

    def format(self, record):
        entry = {"level": record.levelname, "message": record.getMessage(), **getattr(record, "fields", {})}
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


# region logging
def log_requests(app, level):
    """Log each request with its id, which nginx or the client may bring along."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter())
    logger = logging.getLogger("backend")
    logger.handlers = [handler]
    logger.setLevel(level)
    logger.propagate = False

    @app.before_request
    def begin():
        g.begin = time.monotonic()
        g.request_id = request.headers.get("X-Request-Id", "")[:64] or uuid.uuid4().hex

    @app.after_request
    def end(response):
        fields = {
            "request_id": g.request_id,
            "method": request.method,
            "path": request.path,
            "status": response.status_code,
            "duration_ms": round((time.monotonic() - g.begin) * 1000, 1),
        }
        logger.info("request", extra={"fields": fields})
        response.headers["X-Request-Id"] = g.request_id
        return response
# endregion
