import type { Deployment, DeploymentForm, FormField } from './types';

/** What the form shows at first: the deployment of the guide. */
export const initialForm: DeploymentForm = {
  name: 'backend',
  user: 'backend',
  folder: '/srv/backend',
  module: 'src.run',
  callable: 'app',
  domain: 'api.example.org',
  tls: 'certbot',
  certificate: '/etc/ssl/backend/fullchain.pem',
  certificateKey: '/etc/ssl/backend/privkey.pem',
  requests: '4',
  memory: '512',
  workerMemory: '64',
  uploads: '10',
  secrets: '',
  staticFolder: '',
  installation: 'debian',
};

/** The order in which the form asks. */
export const formFields = Object.keys(initialForm) as FormField[];

/** German, by field: what is wrong and what helps. */
export type FormProblems = Partial<Record<FormField, string>>;

/** Names that other programs use below `/etc`, `/run` or as a unit. */
const takenNames = new Set(
  'apt cron dbus default dpkg init letsencrypt mysql network nginx postgresql redis ssh ssl sudoers systemd udev uwsgi'.split(
    ' ',
  ),
);

/** Folders that a hardened service does not see, or that do not outlast a start. */
const unfitFolders = /^\/(?:tmp|var\/tmp|run|dev|proc|sys|boot)(?:\/|$)/;

const isName = (text: string): boolean => /^[a-z][a-z0-9-]{0,30}$/.test(text);

/** Absolute, without `..` and without anything that a shell or one of the files would read as more than a letter. */
const isPath = (text: string): boolean =>
  /^(?:\/[\p{L}\p{N}._@+-]+)+$/u.test(text) && text.length <= 200 && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(text);

/** Python's ASCII names, joined by dots. */
const isModule = (text: string): boolean => /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(text) && text.length <= 200;

const isCallable = (text: string): boolean => /^[A-Za-z_]\w{0,99}(?:\(\))?$/.test(text);

const isDomain = (text: string): boolean =>
  text.length <= 253 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(text);

const isSecretName = (text: string): boolean => /^[A-Za-z_][A-Za-z0-9_-]{0,99}$/.test(text);

/** A whole number in digits; NaN otherwise. */
const wholeNumber = (text: string): number => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : NaN);

const within = (value: number, least: number, most: number): boolean => value >= least && value <= most;

/** Words without doubles. */
const wordsOf = (text: string): string[] => [...new Set(text.split(/[\s,]+/).filter((word) => word !== ''))];

const trimmed = (path: string): string => path.trim().replace(/(?<=[^/])\/+$/, '');

/** Reads the form: what it says, or what is wrong with each of its fields. */
export function readForm(form: DeploymentForm): { deployment: Deployment } | { problems: FormProblems } {
  const name = form.name.trim();
  const user = form.user.trim();
  const folder = trimmed(form.folder);
  const domains = wordsOf(form.domain);
  const secrets = wordsOf(form.secrets);
  const [certificate, key] = [trimmed(form.certificate), trimmed(form.certificateKey)];
  const given = trimmed(form.staticFolder);
  const staticFolder = given === '' || given.startsWith('/') ? given : `${folder}/${given}`;
  const requests = wholeNumber(form.requests);
  const memory = wholeNumber(form.memory);
  const workerMemory = wholeNumber(form.workerMemory);
  const uploads = wholeNumber(form.uploads);
  const isOwn = form.tls === 'own';

  const problems: FormProblems = {};
  const demand = (field: FormField, holds: boolean, problem: string): void => {
    if (!holds) problems[field] ??= problem;
  };
  demand('name', isName(name), 'Kleinbuchstaben, Ziffern und Bindestriche, höchstens 31; vorn ein Buchstabe.');
  demand('name', !takenNames.has(name), 'Diesen Namen benutzt ein anderes Programm. Einen eigenen wählen.');
  demand('user', isName(user), 'Kleinbuchstaben, Ziffern und Bindestriche, höchstens 31; vorn ein Buchstabe.');
  demand(
    'user',
    user !== 'root',
    'Als root darf die Anwendung alles. Ein eigenes Dienstkonto nennen; es wird angelegt.',
  );
  demand(
    'folder',
    isPath(folder),
    'Ein absoluter Pfad aus Buchstaben, Ziffern und . _ - @ +, zum Beispiel /srv/backend.',
  );
  demand(
    'folder',
    !unfitFolders.test(folder),
    'Dieses Verzeichnis wird geleert oder dem Dienst verborgen. /srv oder /opt benutzen.',
  );
  demand('module', isModule(form.module.trim()), 'Der Name eines Moduls wie in Python, zum Beispiel src.run.');
  demand('callable', isCallable(form.callable.trim()), 'Ein Name, zum Beispiel app, oder ein Aufruf wie create_app().');
  demand('domain', domains.length > 0, 'Wenigstens einen Namen nennen, zum Beispiel api.example.org.');
  demand('domain', domains.length <= 20, 'Höchstens 20 Namen.');
  demand(
    'domain',
    domains.every(isDomain),
    'Namen ohne https:// und ohne Pfad, mit Leerzeichen dazwischen. Umlaute als xn--…',
  );
  if (isOwn) {
    demand('certificate', isPath(certificate), 'Der absolute Pfad der Datei mit der ganzen Kette.');
    demand('certificateKey', isPath(key), 'Der absolute Pfad der Datei mit dem privaten Schlüssel.');
  }
  demand('requests', within(requests, 1, 1000), 'Eine Zahl von 1 bis 1000.');
  demand('memory', within(memory, 64, 1_000_000), 'Eine Zahl in MiB, wenigstens 64.');
  demand('workerMemory', within(workerMemory, 8, 100_000), 'Eine Zahl in MiB, wenigstens 8.');
  demand(
    'memory',
    !(workerMemory > memory),
    'Weniger, als ein einziger Worker braucht. Mehr Speicher geben oder den Bedarf messen.',
  );
  demand('uploads', within(uploads, 0, 100_000), 'Eine Zahl in MiB; 0, wenn nichts hochgeladen wird.');
  demand('secrets', secrets.length <= 50, 'Höchstens 50 Namen.');
  demand(
    'secrets',
    secrets.every(isSecretName),
    'Nur die Namen, aus Buchstaben, Ziffern, _ und -. Der Wert gehört nicht hierher.',
  );
  demand(
    'staticFolder',
    staticFolder === '' || isPath(staticFolder),
    'Ein Verzeichnis wie src/static oder ein absoluter Pfad.',
  );
  if (Object.keys(problems).length > 0) return { problems };

  const [domain = ''] = domains;
  const live = `/etc/letsencrypt/live/${domain.toLowerCase()}`;
  const tls = isOwn
    ? { certificate, key, certbot: false }
    : { certificate: `${live}/fullchain.pem`, key: `${live}/privkey.pem`, certbot: true };
  return {
    deployment: {
      name,
      user,
      folder,
      module: form.module.trim(),
      callable: form.callable.trim(),
      domains: domains.map((each) => each.toLowerCase()),
      tls: form.tls === 'none' ? null : tls,
      requests,
      memory,
      workerMemory,
      uploads,
      secrets: [...new Set(secrets.map((each) => each.toLowerCase()))],
      staticFolder: staticFolder === '' ? null : staticFolder,
      installation: form.installation,
    },
  };
}
