import type { HookTrial } from '../../../contract/window-api.ts';
import type { Hooks } from '../../../core/hooks/hooks.ts';
import type { LiveSettings } from '../../../core/settings/live-settings.ts';
import type { HookOutcome } from '../../../core/ports/hook-runner.ts';
import type { RequestHandlers } from '../window-service.ts';

/** Only what is among the settings is run: what the operator, asked outside of the window, agreed to. */
export function hookHandlers({
  hooks,
  settings,
}: {
  readonly hooks: Hooks;
  readonly settings: LiveSettings;
}): Pick<RequestHandlers, 'hook.try'> {
  return {
    async 'hook.try'(hook): Promise<HookTrial> {
      const wanted = JSON.stringify(hook);
      const isKept = settings.current().hooks.some((kept) => JSON.stringify(kept) === wanted);
      if (!isKept) return { kind: 'refused', detail: 'this hook is not among the settings' };
      const outcome = await hooks.dryRun(hook);
      return { kind: outcome.kind, detail: detailOf(outcome) };
    },
  };
}

function detailOf(outcome: HookOutcome): string {
  switch (outcome.kind) {
    case 'finished':
      return `${outcome.exitCode}\n${outcome.output}`.trim();
    case 'answered':
      return String(outcome.status);
    case 'timed-out':
      return outcome.output;
    case 'too-many':
      return '';
    case 'refused':
    case 'failed':
      return outcome.detail;
  }
}
