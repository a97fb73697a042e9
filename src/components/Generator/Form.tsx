import React, { useId, type ReactNode } from 'react';
import clsx from 'clsx';
import InlineCode from '@site/src/components/InlineCode';
import type { FormProblems } from '@site/src/workshop/generate/readForm';
import type { DeploymentForm } from '@site/src/workshop/generate/types';
import { groups, type FieldFacts } from './fields';
import styles from './Form.module.css';

interface FormProps {
  form: DeploymentForm;
  problems: FormProblems;
  onChange: (form: DeploymentForm) => void;
}

/** The questions; each says what it is for, and what is wrong with the answer. */
export function Form({ form, problems, onChange }: FormProps): ReactNode {
  return (
    <form className={styles.form} aria-label="Angaben zur Bereitstellung" onSubmit={(event) => event.preventDefault()}>
      {groups.map(({ title, fields }) => (
        <fieldset key={title} className={styles.group}>
          <legend>{title}</legend>
          {fields
            .filter(({ when }) => when?.(form) ?? true)
            .map((facts) => (
              <Field
                key={facts.field}
                facts={facts}
                value={form[facts.field]}
                problem={problems[facts.field] ?? null}
                onChange={(value) => onChange({ ...form, [facts.field]: value })}
              />
            ))}
        </fieldset>
      ))}
    </form>
  );
}

interface FieldProps {
  facts: FieldFacts;
  value: string;
  problem: string | null;
  onChange: (value: string) => void;
}

function Field({ facts: { label, hint, choices, unit }, value, problem, onChange }: FieldProps): ReactNode {
  const id = useId();
  const described = {
    id,
    value,
    'aria-describedby': problem === null ? `${id}-hint` : `${id}-problem ${id}-hint`,
    'aria-invalid': problem !== null || undefined,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {choices ? (
        <select {...described}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <span className={styles.input}>
          <input
            {...described}
            className={clsx(unit !== undefined && styles.number)}
            inputMode={unit === undefined ? undefined : 'numeric'}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
          />
          {unit !== undefined && <span aria-hidden="true">{unit}</span>}
        </span>
      )}
      {problem !== null && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
      <p id={`${id}-hint`} className={styles.hint}>
        {unit !== undefined && <span className="visually-hidden">In {unit}. </span>}
        <InlineCode text={hint} />
      </p>
    </div>
  );
}
