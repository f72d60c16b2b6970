import { Button } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useNow } from '../app/use-now.ts';
import { useStatus, useText } from '../app/window-context.ts';
import { ViewPage } from '../shell/view-page.tsx';
import { ArrivalSentence } from './arrival-sentence.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { DeliveriesCard } from './deliveries-card.tsx';
import { DiagnosticsCard } from './diagnostics-card.tsx';
import { DoctorChecks } from './doctor-checks.tsx';
import { ReachabilityBandCard } from './reachability-band.tsx';
import { PortalCard } from './portal-card.tsx';
import { QuietCard } from './quiet-card.tsx';
import { useDoctor } from './use-doctor.ts';
import './status-view.css';

/** Whether calls arrive; if not, why, and what helps. */
export function StatusView(): ReactNode {
  const text = useText();
  const status = useStatus();
  const nowMs = useNow(10_000);
  const { run, start } = useDoctor();
  // The list has to be seen when it begins to fill: it stands far below the button.
  const [begun, setBegun] = useState(false);
  const checks = <DoctorChecks run={run} />;
  return (
    <ViewPage
      title={text('status.title')}
      actions={
        <Button
          leftSection={<IconStethoscope size={18} aria-hidden />}
          loading={run.state === 'running'}
          onClick={() => {
            setBegun(true);
            start();
          }}
        >
          {text('status.check-all')}
        </Button>
      }
    >
      {status === null ? (
        <p className="quiet" role="status">
          {text('status.loading')}
        </p>
      ) : (
        <>
          <ArrivalSentence status={status} />
          <div className="status-cards">
            {begun && checks}
            <div className="status-column">
              <ConnectionCard status={status} nowMs={nowMs} />
              <QuietCard quiet={status.quiet} nowMs={nowMs} />
            </div>
            <div className="status-column">
              <PortalCard status={status} nowMs={nowMs} />
              <DeliveriesCard status={status} nowMs={nowMs} />
            </div>
            <ReachabilityBandCard nowMs={nowMs} />
            {!begun && checks}
            <DiagnosticsCard />
          </div>
        </>
      )}
    </ViewPage>
  );
}
