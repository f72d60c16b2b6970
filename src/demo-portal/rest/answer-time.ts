import { portalTime } from '../portal-time.ts';

export interface TimeUsed {
  /** Seconds of the last ten minutes. */
  readonly operating: number;
  /** Unix seconds. */
  readonly operatingResetAt: number;
}

/** `time` of an answer (bitrix24.md 8). Nothing here takes any. */
export function answerTime({ operating, operatingResetAt }: TimeUsed, nowMs: number): object {
  const date = portalTime(nowMs);
  return {
    start: nowMs / 1000,
    finish: nowMs / 1000,
    duration: 0,
    processing: 0,
    date_start: date,
    date_finish: date,
    operating_reset_at: operatingResetAt,
    operating,
  };
}
