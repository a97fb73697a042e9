import type { Scene } from './types';

/** Lines beside the arrow into the server, and beside the arrow to the worker. */
export function edgeWords({ proxy }: Scene): { entry: [string, string[]]; inside: [string, string[]] } {
  return proxy
    ? { entry: ['HTTPS', ['Port 443']], inside: ['uwsgi-Protokoll', ['Unix-Socket']] }
    : {
        entry: ['HTTP', ['Port 8000', '(Unit: 9000)']],
        inside: ['uwsgi-Protokoll', ['127.0.0.1,', 'zufälliger Port']],
      };
}

/** Name and second line of the process that takes the request. */
export const gateWords = ({ proxy }: Scene): { title: string; note: string } =>
  proxy ? { title: 'nginx', note: 'Reverse-Proxy' } : { title: 'HTTP-Router', note: 'von uWSGI' };

/** The whole drawing in words, for people who do not see it. */
export function description({ proxy }: Scene): string {
  return proxy
    ? 'Der Browser schickt die Anfrage an Port 443. Dort nimmt nginx sie an und reicht sie mit dem uwsgi-Protokoll über einen Unix-Socket an den Worker weiter. Der Worker ruft die Flask-Anwendung app aus src/run.py auf. Die Antwort geht denselben Weg zurück. Der Master-Prozess startet und überwacht den Worker. systemd startet und überwacht den Master-Prozess und nginx.'
    : 'Der Browser schickt die Anfrage an Port 8000, in der Unit an Port 9000. Dort nimmt der HTTP-Router von uWSGI sie an, ein eigener Prozess. Er reicht sie mit dem uwsgi-Protokoll über einen zufälligen Port auf 127.0.0.1 an den Worker weiter. Der Worker ruft die Flask-Anwendung app aus src/run.py auf. Die Antwort geht denselben Weg zurück. Der Master-Prozess startet und überwacht den HTTP-Router und den Worker. systemd startet und überwacht den Master-Prozess.';
}
