import type { DeploymentForm, FormField } from '@site/src/workshop/generate/types';

interface Choice {
  value: string;
  label: string;
}

export interface FieldFacts {
  field: FormField;
  label: string;
  /** What it is for; German, backticks mark code. */
  hint: string;
  /** The choices of a field that is no text. */
  choices?: Choice[];
  /** A whole number, with its unit. */
  unit?: string;
  /** Asked only where the rest of the form makes sense of it. */
  when?: (form: DeploymentForm) => boolean;
}

export interface FieldGroup {
  title: string;
  fields: FieldFacts[];
}

const withOwnCertificate = ({ tls }: DeploymentForm): boolean => tls === 'own';

/** The form in the order in which it asks. */
export const groups: FieldGroup[] = [
  {
    title: 'Anwendung',
    fields: [
      { field: 'name', label: 'Name des Dienstes', hint: 'So heißen Unit-Datei, Socket und Verzeichnis in `/etc`.' },
      { field: 'folder', label: 'Verzeichnis', hint: 'Wo die Anwendung liegt; das Arbeitsverzeichnis des Dienstes.' },
      { field: 'module', label: 'Modul', hint: '`src.run` steht für `src/run.py` in diesem Verzeichnis.' },
      { field: 'callable', label: 'Objekt', hint: '`app`, oder ein Aufruf ohne Argumente: `create_app()`.' },
      {
        field: 'user',
        label: 'Dienstkonto',
        hint: 'Ein Benutzerkonto nur für diesen Dienst. Die Befehle legen es an.',
      },
    ],
  },
  {
    title: 'Programme',
    fields: [
      {
        field: 'installation',
        label: 'uWSGI und Flask',
        hint: 'Debian pflegt ältere Fassungen; mit pip bestimmt die Anwendung die ihren.',
        choices: [
          { value: 'debian', label: 'aus Debian 12' },
          { value: 'pip', label: 'mit pip in .venv' },
        ],
      },
    ],
  },
  {
    title: 'Adresse',
    fields: [
      { field: 'domain', label: 'Domain', hint: 'Auch mehrere, mit Leerzeichen dazwischen.' },
      {
        field: 'tls',
        label: 'TLS',
        hint: 'Let’s Encrypt braucht einen öffentlichen Namen, der auf den Server zeigt.',
        choices: [
          { value: 'certbot', label: 'Let’s Encrypt' },
          { value: 'own', label: 'eigenes Zertifikat' },
          { value: 'none', label: 'keins' },
        ],
      },
      {
        field: 'certificate',
        label: 'Zertifikat',
        hint: 'Die Datei mit der ganzen Kette.',
        when: withOwnCertificate,
      },
      {
        field: 'certificateKey',
        label: 'Privater Schlüssel',
        hint: 'Die Datei liest nur root.',
        when: withOwnCertificate,
      },
    ],
  },
  {
    title: 'Last und Speicher',
    fields: [
      {
        field: 'requests',
        label: 'Anfragen zugleich',
        unit: 'Anfragen',
        hint: 'Wie viele im Gedränge gleichzeitig beantwortet werden sollen.',
      },
      { field: 'memory', label: 'Speicher für den Dienst', unit: 'MiB', hint: 'Mehr darf er nicht belegen.' },
      {
        field: 'workerMemory',
        label: 'Bedarf eines Workers',
        unit: 'MiB',
        hint: 'Messen, wenn die Anwendung läuft; das Backend des Leitfadens belegt mit einem Worker 30 MB.',
      },
      { field: 'uploads', label: 'Größter Upload', unit: 'MiB', hint: '0, wenn nichts hochgeladen wird.' },
    ],
  },
  {
    title: 'Weiteres',
    fields: [
      {
        field: 'secrets',
        label: 'Namen der Geheimnisse',
        hint: 'Nur Namen, zum Beispiel `db_password`; nie den Wert.',
      },
      {
        field: 'staticFolder',
        label: 'Statische Dateien',
        hint: 'Verzeichnis, das nginx unter `/static/` ausliefert; leer, wenn es keins gibt.',
      },
    ],
  },
];
