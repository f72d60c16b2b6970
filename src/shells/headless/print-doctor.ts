import { join } from 'node:path';
import { openDataFolder } from '../../app/data-folder.ts';
import { openApp } from '../../app/open-app.ts';
import { tellDoctor } from '../../app/tell-doctor.ts';
import { headlessParts } from './start-headless.ts';
import { openDownloads } from './window-server/downloads.ts';

/**
 * Starts everything as usual, checks it from end to end, tells what was found in plain lines, and stops.
 * @returns the exit code, as `tellDoctor` has it.
 */
export async function seeDoctor(choices: {
  readonly demo: boolean;
  readonly dataFolder: string | null;
}): Promise<number> {
  const folder = openDataFolder(choices.dataFolder, choices.demo);
  const downloads = openDownloads(join(folder.path, 'downloads'));
  const app = await openApp({ folder: folder.path, demo: choices.demo }, headlessParts(downloads));
  try {
    return await tellDoctor(app);
  } finally {
    await app.stop();
    downloads.discard();
    folder.discard();
  }
}
