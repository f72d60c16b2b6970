// oxlint-disable-next-line import/no-unassigned-import -- before anything else takes memory
import '../../adapters/memory/small-heap.ts';
// oxlint-disable-next-line import/no-unassigned-import -- before anything asks for the home folder
import '../../app/usable-home.ts';
import { help, readCommandLine, type RunChoices } from '../../app/command-line.ts';
import { Refusal } from '../../app/refusal.ts';
import { version } from '../../app/version.ts';
import { seeDoctor } from './print-doctor.ts';
import { startHeadless } from './start-headless.ts';

/**
 * Exit codes: 0 stopped as asked, or the doctor found that calls arrive; 1 could not go on, or they do not; 2 the command
 * line or a file must be mended first; 3 the doctor found nothing wrong, but no proof that calls arrive either.
 */
const commandLine = readCommandLine(process.argv.slice(2));
/** SIGHUP: the terminal was closed. */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
switch (commandLine.kind) {
  case 'help':
    process.stdout.write(help);
    break;
  case 'version':
    process.stdout.write(`${version()}\n`);
    break;
  case 'wrong':
    process.stderr.write(`offhook: ${commandLine.message}\n\n${help}`);
    process.exitCode = 2;
    break;
  case 'run':
    if (commandLine.doctor) {
      // A doctor who was interrupted has found nothing out.
      for (const signal of stopSignals) process.removeAllListeners(signal);
      process.exit(await orRefuse(() => seeDoctor(commandLine)));
    }
    await run(commandLine);
}

async function run(choices: RunChoices): Promise<void> {
  let app: Awaited<ReturnType<typeof startHeadless>> | null = null;
  let isAsked = false;
  let stopping = false;
  // A start that has begun comes to its end first: half of it would leave files open.
  const stop = (): void => {
    isAsked = true;
    if (app === null || stopping) return;
    stopping = true;
    void app.stop().then(() => process.exit(process.exitCode ?? 0));
  };
  for (const signal of stopSignals) {
    // Until now whoever started us listened (.config/start.js).
    process.removeAllListeners(signal);
    process.on(signal, stop);
  }
  app = await orRefuse(() => startHeadless(choices));
  const { log } = app;
  process.on('uncaughtException', (error) => {
    log.error('the program cannot go on', { error });
    process.exitCode = 1;
    stop();
  });
  process.on('unhandledRejection', (error) => log.error('something went wrong unseen', { error }));
  if (isAsked) stop();
}

/** The adapters' own errors are written for users too: a taken port, a file nobody may write. */
async function orRefuse<Value>(start: () => Promise<Value>): Promise<Value> {
  try {
    return await start();
  } catch (error) {
    process.stderr.write(`offhook: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof Refusal ? error.exitCode : 1);
  }
}
