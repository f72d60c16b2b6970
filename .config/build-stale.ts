/**
 * What `npm start` does before anything can run: it reads the command line, and builds what is stale.
 *
 *     fork('.config/build-stale.ts', ARGUMENTS)     a message says that it is built; without one the exit code is all there is to say
 */
import { help, readCommandLine } from '../src/app/command-line.ts';
import { version } from '../src/app/version.ts';
import { staleParts } from './freshness.js';

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
  case 'run': {
    // Vite takes a while to load, and is not needed for any of the above.
    const { buildParts } = await import('./build-parts.ts');
    await buildParts(staleParts(), { isRelease: false });
    process.send?.('built');
  }
}
process.disconnect?.();
