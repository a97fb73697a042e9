import { useEffect, useState } from 'react';
import { initialForm } from '@site/src/workshop/generate/readForm';
import { readFormLink } from '@site/src/workshop/share/form';
import type { DeploymentForm } from '@site/src/workshop/generate/types';
import { useSharedLink } from '@site/src/components/Workshop/useSharedLink';

/** What stood in the form when its page was left; only in memory. */
const memory = { form: initialForm };

/** The form; it outlasts a look at another page. `onProblem` is told in German why a link fills in nothing. */
export function useKeptForm(onProblem: (problem: string) => void): [DeploymentForm, (form: DeploymentForm) => void] {
  const [form, setForm] = useState(memory.form);
  useEffect(() => {
    memory.form = form;
  }, [form]);
  useSharedLink(readFormLink, setForm, onProblem);
  return [form, setForm];
}
