import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../app/window-context.ts';

interface SecretInputProps {
  readonly label: string;
  readonly hint: string;
  readonly error: string | null;
  /** One is kept already; an empty field leaves it as it is. */
  readonly kept: boolean;
  readonly value: string;
  readonly onChange: (typed: string) => void;
}

/** A secret on its way in: what is kept is never shown. */
export function SecretInput({ label, hint, error, kept, value, onChange }: SecretInputProps): ReactNode {
  const text = useText();
  return (
    <TextInput
      type="password"
      label={label}
      description={hint}
      error={error}
      {...(kept && { placeholder: text('sign-in.kept') })}
      spellCheck={false}
      autoComplete="off"
      maxLength={2_000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
