import { join } from 'node:path';
import { app, dialog } from 'electron/main';
import type { FileDestination } from '../../app/shell-parts.ts';

/** Asks the operator where a file goes; the page has no say in it. */
export const saveDialog: FileDestination = {
  async choose(suggestedName) {
    const { canceled, filePath } = await dialog.showSaveDialog({
      defaultPath: join(app.getPath('downloads'), suggestedName),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    return canceled || filePath === '' ? null : filePath;
  },
  finished: (path) => ({ kind: 'file', path }),
  // They are where the operator wanted them: his own.
  dropUnfetched() {},
};
