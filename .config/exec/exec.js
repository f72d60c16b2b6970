#!/usr/bin/env node
/**
 * `exec node SCRIPT ARGUMENTS` where the shell does not know `exec` itself, which is on Windows. In a Unix shell it makes the script
 * take the place of the shell that npm starts: signals that npm passes on would else end that shell alone (dash) and not the program.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [interpreter, , , script = '', ...words] = process.argv;
process.argv = [interpreter ?? '', resolve(script), ...words];
await import(pathToFileURL(resolve(script)).href);
