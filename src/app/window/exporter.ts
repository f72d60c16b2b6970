import { randomUUID } from 'node:crypto';
import { openGrowingFile } from '../../adapters/files/growing-file.ts';
import type { ExportOrder, ExportProgress, SavedFile } from '../../contract/window-api.ts';
import { exportText } from '../../core/export/export-text.ts';
import type { CallHistory } from '../../core/ports/call-history.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Translate } from '../../core/ports/translate.ts';
import type { FileDestination } from '../shell-parts.ts';

export interface ExporterParts {
  readonly history: CallHistory;
  readonly destination: FileDestination;
  readonly translate: Translate;
  readonly progress: (progress: ExportProgress) => void;
  readonly log: Log;
}

export interface Exporter {
  start(order: ExportOrder): Promise<{ readonly exportId: string } | { readonly cancelled: true }>;
  cancel(exportId: string): void;
  /** Cancels what is under way. @returns when nothing of it is left. */
  close(): Promise<void>;
}

/** A page of a bar that moves ten times for a thousand calls is smooth enough. */
const callsPerStep = 5_000;

/** Writes what a filter matches to a file, however many calls that are, while everything else goes on. */
export function createExporter({ destination, translate, ...parts }: ExporterParts): Exporter {
  const running = new Map<string, { cancelled: boolean; ended: Promise<void> }>();
  return {
    async start(order) {
      const path = await destination.choose(`offhook-calls.${order.format}`);
      if (path === null) return { cancelled: true };
      const exportId = randomUUID();
      const state = { cancelled: false, ended: Promise.resolve() };
      running.set(exportId, state);
      state.ended = run(order, { exportId, path, state }).finally(() => running.delete(exportId));
      return { exportId };
    },
    cancel(exportId) {
      const state = running.get(exportId);
      if (state !== undefined) state.cancelled = true;
    },
    async close() {
      for (const state of running.values()) state.cancelled = true;
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };

  async function run(
    order: ExportOrder,
    {
      exportId,
      path,
      state,
    }: { readonly exportId: string; readonly path: string; readonly state: { readonly cancelled: boolean } },
  ): Promise<void> {
    let calls = 0;
    const tell = (now: ExportProgress['state'], saved: SavedFile | null = null): void =>
      parts.progress({ exportId, calls, state: now, saved });
    try {
      const file = await openGrowingFile(path);
      try {
        const text = exportText(order, translate);
        await file.write(text.head);
        let toldAt = 0;
        for await (const page of parts.history.walk(order.filter)) {
          if (state.cancelled) break;
          await file.write(text.rows(page));
          calls += page.length;
          if (calls - toldAt >= callsPerStep) {
            toldAt = calls;
            tell('running');
          }
        }
        if (state.cancelled) {
          await file.discard();
          return tell('cancelled');
        }
        await file.write(text.tail);
        await file.finish();
      } catch (error) {
        await file.discard();
        throw error;
      }
      tell('done', destination.finished(path));
    } catch (error) {
      parts.log.error('an export failed', { error });
      tell('failed');
    }
  }
}
