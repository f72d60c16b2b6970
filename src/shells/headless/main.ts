import { help, readCommandLine } from '../app/command-line.ts';
import { Refusal } from '../app/refusal.ts';
import { startHeadless } from './start-headless.ts';
import { version } from '../app/version.ts';

/** Exit codes: 0 stopped as asked, 1 could not go on, 2 the command line or a file must be mended first. */
const commandLine = readCommandLine(process.argv.slice(2));
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
    await run(commandLine);
}

async function run(choices: { readonly demo: boolean; readonly dataFolder: string | null }): Promise<void> {
  try {
    const app = await startHeadless(choices);
    let stopping = false;
    const stop = (): void => {
      if (stopping) return;
      stopping = true;
      void app.stop().then(() => process.exit(process.exitCode ?? 0));
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    process.on('uncaughtException', (error) => {
      app.log.error('the program cannot go on', { error });
      process.exitCode = 1;
      stop();
    });
    process.on('unhandledRejection', (error) => app.log.error('something went wrong unseen', { error }));
  } catch (error) {
    // The adapters' own errors are written for users too: a taken port, a file nobody may write.
    process.stderr.write(`offhook: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof Refusal ? error.exitCode : 1);
  }
}
