import { openDataFolder } from './data-folder.ts';
import { openParts, type RunningApp } from './wiring.ts';

/**
 * Starts the app without a screen. Everything opened on the way is closed again, last first, whether it stops
 * or fails to start.
 * @throws Refusal when something must be mended first.
 */
export async function startHeadless(choices: {
  readonly demo: boolean;
  readonly dataFolder: string | null;
}): Promise<RunningApp> {
  const opened = new AsyncDisposableStack();
  try {
    const folder = openDataFolder(choices.dataFolder, choices.demo);
    opened.defer(() => folder.discard());
    return await openParts(folder.path, choices.demo, opened);
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}
