import type { RunChoices } from '../../app/command-line.ts';
import type { DataFolder } from '../../app/data-folder.ts';
import { tellDoctor } from '../../app/tell-doctor.ts';
import { openElectronApp } from './open-electron-app.ts';

/** The doctor of the command line, with what only Electron's key store opens. @returns the exit code. @throws Refusal */
export async function seeDoctor(choices: RunChoices, folder: DataFolder): Promise<number> {
  const { app } = await openElectronApp(choices, folder);
  try {
    return await tellDoctor(app);
  } finally {
    await app.stop();
    folder.discard();
  }
}
