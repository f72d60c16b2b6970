// oxlint-disable-next-line import/no-unassigned-import -- before anything else takes memory
import '../../adapters/memory/small-heap.ts';
// oxlint-disable-next-line import/no-unassigned-import -- the same
import './life/spare-memory.ts';
// oxlint-disable-next-line import/no-unassigned-import -- before anything asks for the home folder
import '../../app/usable-home.ts';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron/main';
import { help, readCommandLine, type RunChoices } from '../../app/command-line.ts';
import { openDataFolder } from '../../app/data-folder.ts';
import { Refusal } from '../../app/refusal.ts';
import { version } from '../../app/version.ts';
import { appId } from './electron-parts.ts';
import { readAppLink, type AppLink } from '../../core/links/app-link.ts';
import { wordsOf } from './life/started-with.ts';
import { seeDoctor } from './doctor-window.ts';
import { startElectron } from './start-electron.ts';
import { registerPageScheme } from './window/page-scheme.ts';

/** Exit codes as in the headless shell: 0 stopped as asked, 1 could not go on, 2 something must be mended first. */
const words = wordsOf(process.argv, app.isPackaged);
const commandLine = readCommandLine(words);
switch (commandLine.kind) {
  case 'help':
    process.stdout.write(help);
    app.exit(0);
    break;
  case 'version':
    process.stdout.write(`${version()}\n`);
    app.exit(0);
    break;
  case 'wrong':
    process.stderr.write(`offhook: ${commandLine.message}\n\n${help}`);
    app.exit(2);
    break;
  case 'run':
    run(commandLine);
}

/**
 * What has to be done before Electron is ready; the rest waits for it. An `await` at the top level would keep it from ever
 * being ready.
 */
function run(choices: RunChoices): void {
  app.enableSandbox();
  // The function is there on Windows alone.
  if (process.platform === 'win32') app.setAppUserModelId(appId);
  registerPageScheme();
  const folder = openDataFolder(choices.dataFolder, choices.demo);
  // The lock below is one for each folder, and every user of the machine has his own.
  app.setPath('userData', folder.path);
  const chromium = join(folder.path, 'chromium');
  mkdirSync(chromium, { recursive: true, mode: 0o700 });
  app.setPath('sessionData', chromium);
  if (!app.requestSingleInstanceLock({ words: [...words] })) {
    folder.discard();
    if (choices.doctor)
      process.stderr.write('offhook: it is running already; its status view is the doctor\n');
    return app.exit(choices.doctor ? 1 : 0);
  }
  if (choices.doctor) {
    app
      .whenReady()
      .then(() => seeDoctor(choices, folder))
      .then((code) => app.exit(code))
      .catch(giveUp);
    return;
  }

  const asked = linksAsked();
  app
    .whenReady()
    .then(() => startElectron(choices, folder))
    .then((shell) => asked.answer(shell.open))
    .catch(giveUp);
}

interface AskedLinks {
  answer(open: (link: AppLink | null) => void): void;
}

/** Second starts, and links of ours; those that come early wait. */
function linksAsked(): AskedLinks {
  const waiting: (AppLink | null)[] = [];
  let answer = (link: AppLink | null): void => void waiting.push(link);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const link = readAppLink(url);
    if (link !== null) answer(link);
  });
  app.on('second-instance', (...[, , , told]) => {
    const second = readCommandLine(wordsTold(told));
    if (second.kind !== 'run') return;
    answer(second.doctor ? { view: 'status', callId: null } : second.link);
  });
  let answers = false;
  // macOS says it at the first start too, hidden or not: only later somebody clicked the dock.
  app.on('activate', () => answers && answer(null));
  return {
    answer(open) {
      answers = true;
      answer = open;
      waiting.forEach(open);
    },
  };
}

/** Whoever started the program a second time may have told us anything. */
function wordsTold(told: unknown): readonly string[] {
  const words = typeof told === 'object' && told !== null && 'words' in told ? told.words : [];
  return Array.isArray(words) ? words.filter((word) => typeof word === 'string') : [];
}

function giveUp(error: unknown): void {
  // The adapters' own errors are written for users too: a taken port, a file nobody may write.
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`offhook: ${message}\n`);
  dialog.showErrorBox('Offhook', message);
  app.exit(error instanceof Refusal ? error.exitCode : 1);
}
