import { formFields, initialForm } from '../generate/readForm';
import type { DeploymentForm } from '../generate/types';
import { readLink, writeLink, type Read } from './link';

/** The part behind the `#` that fills the form in like this; only what differs from the form at first. */
export function formLink(form: DeploymentForm): Promise<string | null> {
  const changed = formFields.filter((field) => form[field] !== initialForm[field]);
  return writeLink({ g: Object.fromEntries(changed.map((field) => [field, form[field]])) });
}

/** The form that a link fills in, or why it fills in nothing. */
export const readFormLink = (hash: string): Promise<Read<DeploymentForm>> => readLink(hash, accepted);

/** Fields with a fixed set of answers. */
const choices: Partial<Record<keyof DeploymentForm, readonly string[]>> = {
  tls: ['none', 'certbot', 'own'],
  installation: ['debian', 'pip'],
};

function accepted(value: unknown): DeploymentForm | null {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>).g : undefined;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return null;
  const form: Record<string, string> = { ...initialForm };
  for (const field of formFields) {
    const written = Object.hasOwn(given, field) ? (given as Record<string, unknown>)[field] : undefined;
    if (written === undefined) continue;
    if (typeof written !== 'string' || written.length > 1000) return null;
    if (!(choices[field]?.includes(written) ?? true)) return null;
    form[field] = written;
  }
  return form as unknown as DeploymentForm;
}
