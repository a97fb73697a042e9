"""Sends requests for a while and counts what comes back.

load.py URL [--seconds 5] [--clients 8]   prints: answers, other answers by status, failed connections, slowest
"""

import argparse
import http.client
import threading
import time
from collections import Counter
from urllib.parse import urlsplit

parser = argparse.ArgumentParser()
parser.add_argument("url")
parser.add_argument("--seconds", type=float, default=5)
parser.add_argument("--clients", type=int, default=8)
options = parser.parse_args()
parts = urlsplit(options.url)
results, slowest, lock = Counter(), 0.0, threading.Lock()
end = time.monotonic() + options.seconds


def ask():
    global slowest
    while time.monotonic() < end:
        begin = time.monotonic()
        try:
            connection = http.client.HTTPConnection(parts.hostname, parts.port or 80, timeout=20)
            connection.request("GET", parts.path or "/")
            answer = connection.getresponse()
            answer.read()
            result = str(answer.status)
            connection.close()
        except OSError as error:
            result = type(error).__name__
        except http.client.HTTPException as error:
            result = type(error).__name__
        with lock:
            results[result] += 1
            slowest = max(slowest, time.monotonic() - begin)


threads = [threading.Thread(target=ask) for _ in range(options.clients)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
good = results.pop("200", 0)
print(f"beantwortet: {good}")
print(f"verloren: {sum(results.values())} {dict(results) if results else ''}".rstrip())
print(f"langsamste: {slowest:.2f} s")
