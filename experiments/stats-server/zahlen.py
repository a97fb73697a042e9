"""Reads the stats socket of uWSGI and prints a few numbers."""

import json
import socket

with socket.socket(socket.AF_UNIX) as stats:
    stats.connect("/run/backend/stats.sock")
    text = b"".join(iter(lambda: stats.recv(65536), b""))
zahlen = json.loads(text)
print("Worker:", len(zahlen["workers"]))
print("Anfragen:", sum(worker["requests"] for worker in zahlen["workers"]))
print("Warteschlange:", zahlen["listen_queue"])
