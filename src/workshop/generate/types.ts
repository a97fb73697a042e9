import type { ProfileName } from '../../engine/types';

export type Installation = 'debian' | 'pip';
export type Tls = 'none' | 'certbot' | 'own';

/** The form as it is filled in: texts as written. */
export interface DeploymentForm {
  name: string;
  user: string;
  folder: string;
  module: string;
  callable: string;
  /** Names of the site, separated by spaces. */
  domain: string;
  tls: Tls;
  /** Paths, only for certificates of one's own. */
  certificate: string;
  certificateKey: string;
  /** Requests at the same time. */
  requests: string;
  /** MiB for the service, and for one of its workers. */
  memory: string;
  workerMemory: string;
  /** Largest upload in MiB; 0 where there are none. */
  uploads: string;
  /** Names of secrets, separated by spaces or commas. */
  secrets: string;
  /** Folder of static files, absolute or below the application; empty where there is none. */
  staticFolder: string;
  installation: Installation;
}

export type FormField = keyof DeploymentForm;

/** What a form without faults says. */
export interface Deployment {
  name: string;
  user: string;
  folder: string;
  module: string;
  /** `app`, or `create_app()` for what is to be called. */
  callable: string;
  domains: string[];
  /** Null where the site speaks plain HTTP. */
  tls: { certificate: string; key: string; certbot: boolean } | null;
  requests: number;
  memory: number;
  workerMemory: number;
  uploads: number;
  secrets: string[];
  /** Absolute; null where there is none. */
  staticFolder: string | null;
  installation: Installation;
}

export interface GeneratedFile {
  /** Name in the archive, which is its name on the bench. */
  name: string;
  /** Where it belongs on the server. */
  path: string;
  text: string;
}

/** Commands that belong together, with what they are for; German. */
export interface InstallStep {
  title: string;
  text: string;
  commands: string[];
  /** What the commands need that only a server on the Internet has. */
  needs?: 'apt' | 'pip' | 'certbot';
}

/** What was decided for the person, and why; German, backticks mark code. */
export interface Reason {
  what: string;
  why: string;
}

export interface Generated {
  files: GeneratedFile[];
  steps: InstallStep[];
  reasons: Reason[];
  profile: ProfileName;
}
