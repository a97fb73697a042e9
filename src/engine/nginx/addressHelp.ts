import { code } from '../values/explanation';
import type { AddressProblem } from '../values/nginxAddress';

/** What helps against an address that nginx cannot read. */
export const addressHelp: Record<AddressProblem, string> = {
  'no-path': `Hinter ${code('unix:')} den Pfad der Socket-Datei schreiben.`,
  'no-host': 'Den Rechnernamen oder die Adresse ergänzen.',
  'invalid-host': `Rechner und Port ohne Pfad schreiben, zum Beispiel ${code('127.0.0.1:8000')}; für einen Unix-Socket ${code('unix:/pfad')}.`,
  'invalid-port': 'Eine Portnummer von 1 bis 65535 schreiben.',
};
