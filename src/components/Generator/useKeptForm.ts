import { useEffect, useState } from 'react';
import { initialForm } from '@site/src/workshop/generate/readForm';
import type { DeploymentForm } from '@site/src/workshop/generate/types';

/** What stood in the form when its page was left; only in memory. */
const memory = { form: initialForm };

/** The form; it outlasts a look at another page. */
export function useKeptForm(): [DeploymentForm, (form: DeploymentForm) => void] {
  const [form, setForm] = useState(memory.form);
  useEffect(() => {
    memory.form = form;
  }, [form]);
  return [form, setForm];
}
