import type { ReactNode } from 'react';
import type { AppStatus } from '../../core/status/app-status.ts';
import { useFormats, useText } from '../app/window-context.ts';
import { Fact, StatusCard } from './status-card.tsx';
import { tookOf } from './when.ts';

/** What has really come in, how fast, and whether it could be announced. */
export function DeliveriesCard({
  status: { lastDelivery, refusals, droppedHooks, deliveryDelay, notifier, clock, withheld },
  nowMs,
}: {
  readonly status: AppStatus;
  readonly nowMs: number;
}): ReactNode {
  const text = useText();
  const formats = useFormats();
  const { unit, days, hours, minutes } = clock.span;
  const span = text(`clock.span.${unit}`, { days, hours, minutes });
  return (
    <StatusCard title={text('status.deliveries')}>
      <dl className="status-facts">
        <Fact name={text('status.last-delivery')}>
          {lastDelivery ? (
            <time
              dateTime={new Date(lastDelivery.atMs).toISOString()}
              title={formats.moment(lastDelivery.atMs)}
            >
              {formats.ago(lastDelivery.atMs, nowMs)}
            </time>
          ) : (
            text('status.no-delivery')
          )}
        </Fact>
        {refusals && (
          <Fact name={text('status.refused')}>
            {text(`status.refused.${refusals.why}`, {
              count: refusals.count,
              said: refusals.said,
              ago: formats.ago(refusals.atMs, nowMs),
            })}
          </Fact>
        )}
        {(clock.state === 'ahead' || clock.state === 'behind') && (
          <Fact name={text('status.clock')}>
            {text(`clock.${clock.state}`, { span })}
            <p className="quiet">{text('status.clock-do')}</p>
          </Fact>
        )}
        {clock.state === 'perhaps-ahead' && (
          <Fact name={text('status.clock')}>{text('status.clock.perhaps-ahead', { span })}</Fact>
        )}
        {withheld > 0 && (
          <Fact name={text('status.withheld')}>{text('status.withheld-calls', { count: withheld })}</Fact>
        )}
        <Fact name={text('status.delay')}>
          {deliveryDelay ? tookOf(deliveryDelay.p50Ms, text) : text('status.delay-none')}
        </Fact>
        {deliveryDelay && (
          <Fact name={text('status.delay-most')}>
            {tookOf(deliveryDelay.p95Ms, text)}
            <p className="quiet">{text('status.delay-of', { count: deliveryDelay.count })}</p>
          </Fact>
        )}
        {droppedHooks && (
          <Fact name={text('status.hooks')}>
            {text('status.hooks-dropped', {
              count: droppedHooks.count,
              ago: formats.ago(droppedHooks.atMs, nowMs),
            })}
          </Fact>
        )}
        <Fact name={text('status.notices')}>{text(`status.notices.${notifier}`)}</Fact>
      </dl>
    </StatusCard>
  );
}
