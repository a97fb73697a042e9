def application(environ, start_response):
    start_response('200 OK', [('Set-Cookie', 'sitzung=' + 'x' * 9000)])
    return [b'ok\n']
