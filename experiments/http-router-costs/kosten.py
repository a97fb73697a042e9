"""Processor time of nginx and uWSGI for each request, on two ways, in turn; the median of five rounds counts."""

import http.client
import statistics
import subprocess

REQUESTS = 1500


def spent():
    out = subprocess.run(["python3", "/srv/tools/cpu.py", "nginx", "uwsgi", "uwsgi-core"], capture_output=True, text=True)
    return float(out.stdout)


def cost(port):
    before = spent()
    for _ in range(REQUESTS):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("GET", "/")
        connection.getresponse().read()
        connection.close()
    return (spent() - before) / REQUESTS * 1000


rounds = [(cost(80), cost(81)) for _ in range(5)]
unix, router = (statistics.median(values) for values in zip(*rounds))
print(f"uwsgi_pass, Unix-Socket: {unix:.0f} µs je Anfrage")
print(f"proxy_pass, --http: {router:.0f} µs je Anfrage")
print(f"Verhältnis {router / unix:.2f}")
