import type { ReactNode } from 'react';
import type { ShownCall } from '../../contract/window-api.ts';
import type { WindowKey } from '../../texts/window/words.ts';
import { useFormats, useText } from '../app/window-context.ts';
import { startOfDay, type Formats } from '../words/formats.ts';
import type { Text } from '../words/text-catalogue.ts';
import { shownAtMs } from './call-rows.ts';
import { codeKey } from './failed-code.ts';
import { MarkedText } from './marked-text.tsx';
import { WayIcon } from './way-icon.tsx';

/** How the call went, in words. */
export function CallFacts({ call }: { readonly call: ShownCall }): ReactNode {
  const text = useText();
  const formats = useFormats();
  const { direction, outcome, failedCode, viaRestApp } = call;
  return (
    <>
      <div className="details-result" data-outcome={outcome}>
        <p>
          <WayIcon direction={direction} outcome={outcome} />
          {text(`way.${direction}`)}
          {viaRestApp && <span className="quiet"> ({text('call.via-pbx')})</span>}
        </p>
        <p>
          <strong>{text(`outcome.${outcome}`)}</strong>
          {failedCode !== null && failedCode !== '200' && (
            <span className="quiet"> · {text(codeKey(failedCode), { code: failedCode.slice(0, 20) })}</span>
          )}
        </p>
      </div>
      <dl className="details-facts">
        {factsOf({ call, text, formats }).map(([key, value]) => (
          <div key={key}>
            <dt className="quiet">{text(key)}</dt>
            <dd>
              <MarkedText text={value} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

interface Told {
  readonly call: ShownCall;
  readonly text: Text;
  readonly formats: Formats;
}

/** What is not known is left out. */
function factsOf({ call, text, formats }: Told): readonly (readonly [WindowKey, string])[] {
  const { startedAtMs, endedAtMs, durationS, line, companyNumber, notice, origin, viaRestApp } = call;
  const beganMs = shownAtMs(call);
  const later = (ms: number | null): string | null => (ms === null ? null : laterTime(ms, beganMs, formats));
  const facts: readonly (readonly [WindowKey, string | null])[] = [
    ['call.started', formats.moment(beganMs)],
    // A PBX raises START when it rings (bitrix24.md 2.3).
    ['call.answered-at', viaRestApp ? null : later(startedAtMs)],
    ['call.ended', later(endedAtMs)],
    ['call.duration', durationS === null || durationS === 0 ? null : formats.duration(durationS)],
    ['call.line', line],
    ['call.company-number', companyNumber],
    ['call.origin', origin === 'live' ? null : text(`origin.${origin}`)],
    ['call.notice', text(`fate.${notice ?? 'none'}`)],
  ];
  return facts.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]));
}

/** The day is said once, unless the call went on past midnight. */
function laterTime(ms: number, beganMs: number, formats: Formats): string {
  return startOfDay(ms) === startOfDay(beganMs) ? formats.exactTime(ms) : formats.moment(ms);
}
