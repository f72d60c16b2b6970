import { Button, Radio, TextInput } from '@mantine/core';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Radio.layer.css';
import { useId, useState, type ReactNode } from 'react';
import { useSettings, useText } from '../app/window-context.ts';
import { concerns } from '../settings/setting-value.ts';
import { portalHostIn } from './portal-address.ts';
import type { Mode, Wizard } from './use-wizard.ts';

/** Which portal, and which way. */
export function WhereStep({ wizard }: { readonly wizard: Wizard }): ReactNode {
  const text = useText();
  const shown = useSettings();
  const isLocked = (key: string): boolean => (shown?.locked ?? []).some((other) => concerns(other, key));
  const [typed, setTyped] = useState(wizard.answers.domain);
  const [judged, setJudged] = useState(false);
  const host = portalHostIn(typed);
  const wrong = judged && host === null;

  function next(): void {
    setJudged(true);
    if (host === null) return;
    wizard.answer({ domain: host });
    wizard.go({ step: wizard.answers.mode });
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        next();
      }}
    >
      <h2 tabIndex={-1}>{text('sign-in.where')}</h2>
      <TextInput
        label={text('sign-in.address')}
        description={
          host !== null && host !== typed.trim()
            ? text('sign-in.address-used', { domain: host })
            : text('sign-in.address-hint')
        }
        error={wrong && text(typed.trim() === '' ? 'sign-in.required' : 'sign-in.address-wrong')}
        placeholder="company.bitrix24.com"
        inputMode="url"
        autoComplete="url"
        spellCheck={false}
        size="md"
        maxLength={2_000}
        disabled={isLocked('portal.domain')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => setJudged(typed.trim() !== '')}
      />
      <fieldset className="sign-in-modes" disabled={isLocked('portal.mode')}>
        <legend>{text('sign-in.how')}</legend>
        {(['app', 'webhook'] as const).map((mode) => (
          <ModeChoice
            key={mode}
            mode={mode}
            chosen={wizard.answers.mode === mode}
            onChoose={() => wizard.answer({ mode })}
          />
        ))}
      </fieldset>
      <div className="sign-in-actions">
        <Button type="submit" size="md">
          {text('sign-in.next')}
        </Button>
      </div>
    </form>
  );
}

interface ModeChoiceProps {
  readonly mode: Mode;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function ModeChoice({ mode, chosen, onChoose }: ModeChoiceProps): ReactNode {
  const text = useText();
  const id = useId();
  return (
    <label className="sign-in-mode" data-chosen={chosen || undefined}>
      <Radio
        name="sign-in-mode"
        value={mode}
        checked={chosen}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-hint`}
        onChange={onChoose}
      />
      <span>
        <strong id={`${id}-name`}>{text(`sign-in.mode.${mode}`)}</strong>
        {mode === 'app' && <em>{text('sign-in.recommended')}</em>}
        <span className="sign-in-mode-hint" id={`${id}-hint`}>
          {text(`sign-in.mode-hint.${mode}`)}
        </span>
      </span>
    </label>
  );
}
