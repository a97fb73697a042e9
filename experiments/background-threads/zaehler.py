import threading
import time

takte = 0


def zaehle():
    global takte
    while True:
        time.sleep(0.05)
        takte += 1


threading.Thread(target=zaehle, daemon=True).start()


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain; charset=utf-8')])
    return [f'{takte} Takte\n'.encode()]
