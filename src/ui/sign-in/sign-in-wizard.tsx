import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useText } from '../app/window-context.ts';
import { ViewPage } from '../shell/view-page.tsx';
import { AppStep } from './app-step.tsx';
import { FirstEventStep } from './first-event-step.tsx';
import { SignInFailed } from './sign-in-failed.tsx';
import { useWizard, type Wizard } from './use-wizard.ts';
import { WaitingStep } from './waiting-step.tsx';
import { WebhookStep } from './webhook-step.tsx';
import { WhereStep } from './where-step.tsx';
import './sign-in.css';

const places = { where: 1, app: 2, waiting: 2, failed: 2, webhook: 2, first: 3 } as const;
const steps = 3;

/** From "which Bitrix24?" to the first event that arrives. */
export function SignInWizard({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText();
  const wizard = useWizard();
  const { step } = wizard.at;
  return (
    <ViewPage
      title={text('sign-in.title')}
      actions={
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconArrowLeft size={17} aria-hidden />}
          onClick={() => {
            wizard.leave();
            onClose();
          }}
        >
          {text('sign-in.close')}
        </Button>
      }
    >
      <div className="sign-in">
        <div className="sign-in-progress">
          <p className="quiet">{text('sign-in.step', { step: places[step], steps })}</p>
          <progress value={places[step]} max={steps} aria-hidden />
        </div>
        <Step key={step} wizard={wizard} onClose={onClose} />
      </div>
    </ViewPage>
  );
}

interface StepProps {
  readonly wizard: Wizard;
  readonly onClose: () => void;
}

/** Whoever reads with the ears or the keyboard begins at the heading of each new step. */
function Step({ wizard, onClose }: StepProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.querySelector('h2')?.focus({ preventScroll: true });
    place.current?.closest('.view-page')?.scrollTo({ top: 0 });
  }, []);
  return (
    <div ref={place} className="sign-in-step">
      {stepOf(wizard, onClose)}
    </div>
  );
}

function stepOf(wizard: Wizard, onClose: () => void): ReactNode {
  const { at } = wizard;
  switch (at.step) {
    case 'where':
      return <WhereStep wizard={wizard} />;
    case 'app':
      return <AppStep wizard={wizard} />;
    case 'waiting':
      return <WaitingStep wizard={wizard} started={at.started} />;
    case 'failed':
      return <SignInFailed wizard={wizard} ended={at.ended} />;
    case 'webhook':
      return <WebhookStep wizard={wizard} />;
    case 'first':
      return <FirstEventStep mode={wizard.answers.mode} name={at.name} onClose={onClose} />;
  }
}
