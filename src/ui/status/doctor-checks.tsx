import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  doctorCheckNames,
  type DoctorCheck,
  type DoctorCheckName,
  type DoctorOutcome,
} from '../../core/doctor/doctor-check.ts';
import type { DoctorTextKey } from '../../core/doctor/doctor-codes.ts';
import { useText } from '../app/window-context.ts';
import { StateIcon, type StateKind } from './state-icon.tsx';
import { StatusCard } from './status-card.tsx';
import type { DoctorRun } from './use-doctor.ts';
import { tookOf } from './when.ts';
import './doctor-checks.css';

const kinds: Readonly<Record<DoctorCheck['state'], StateKind>> = {
  ok: 'good',
  warning: 'warn',
  failed: 'bad',
  skipped: 'skipped',
};

const outcomeKinds: Readonly<Record<DoctorOutcome, StateKind>> = {
  arrive: 'good',
  unproven: 'open',
  'do-not-arrive': 'bad',
};

/** Every check of the doctor: how it is, what was found, what to do. */
export function DoctorChecks({ run }: { readonly run: DoctorRun }): ReactNode {
  const text = useText();
  const current = run.state === 'running' ? doctorCheckNames.find((name) => !checkOf(run, name)) : undefined;
  return (
    <StatusCard wide title={text('status.checks')}>
      <Outcome run={run} />
      {run.state !== 'idle' && (
        <ul className="checks" aria-busy={run.state === 'running'}>
          {doctorCheckNames.map((name) => (
            <CheckRow key={name} name={name} check={checkOf(run, name)} running={name === current} />
          ))}
        </ul>
      )}
    </StatusCard>
  );
}

function checkOf({ checks }: DoctorRun, name: DoctorCheckName): DoctorCheck | undefined {
  return checks.find((check) => check.name === name);
}

function Outcome({ run }: { readonly run: DoctorRun }): ReactNode {
  const text = useText();
  switch (run.state) {
    case 'idle':
      return <p className="quiet">{text('status.checks-hint')}</p>;
    case 'running':
      return (
        <p role="status">
          {text('status.check-running', { done: run.checks.length, all: doctorCheckNames.length })}
        </p>
      );
    case 'failed':
      return <p role="alert">{text('status.check-failed')}</p>;
    case 'done':
      return (
        <p role="status" className="checks-outcome">
          <StateIcon kind={outcomeKinds[run.outcome]} />
          {text(`status.check-outcome.${run.outcome}`)}
        </p>
      );
  }
}

interface CheckRowProps {
  readonly name: DoctorCheckName;
  readonly check: DoctorCheck | undefined;
  readonly running: boolean;
}

function CheckRow({ name, check, running }: CheckRowProps): ReactNode {
  const text = useText();
  const unfinished = running ? 'running' : 'waiting';
  return (
    <li className="check" data-state={check?.state ?? unfinished}>
      {running ? <Loader size={18} aria-hidden /> : <StateIcon kind={check ? kinds[check.state] : 'open'} />}
      <div>
        <h3>
          {text(`doctor.${name}.title`)}
          <span className="hidden-words">: {text(`status.check.${check?.state ?? unfinished}`)}</span>
        </h3>
        {check && <p>{text(keyOf(check), check.values)}</p>}
      </div>
      {check && check.state !== 'skipped' && <span className="check-took">{tookOf(check.tookMs, text)}</span>}
    </li>
  );
}

/** The doctor is compiled against the same table: its code is one of this check's. */
function keyOf({ name, code }: DoctorCheck): DoctorTextKey {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return `doctor.${name}.${code}` as DoctorTextKey;
}
