import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { createHookRunner } from '../../../src/adapters/hooks/program-hook-runner.ts';
import { hookRunnerContract } from '../../contracts/hook-runner-contract.ts';
import { openHookServer, type HookServer } from './hook-server.ts';

let folder: string;
let server: HookServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offhook-hooks-'));
  server = await openHookServer();
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const reporter = `
  import { appendFileSync } from 'node:fs';
  const [file, ...args] = process.argv.slice(2);
  const ours = Object.entries(process.env).filter(([name]) => name.startsWith('OFFHOOK_'));
  appendFileSync(file, JSON.stringify({ args, environment: Object.fromEntries(ours) }) + '\\n');
`;

hookRunnerContract('the hook runner', async () => {
  const [script, reports] = [join(folder, 'reporter.mjs'), join(folder, 'reports')];
  writeFileSync(script, reporter);
  return {
    runner: createHookRunner(),
    program: process.execPath,
    ownArgs: [script, reports],
    url: `${server.url}/hook`,
    async started() {
      if (!existsSync(reports)) return [];
      const lines = readFileSync(reports, 'utf8').trim().split('\n');
      return lines.map((line) => JSON.parse(line) as { args: string[]; environment: object });
    },
    posted: async () => server.requests.map(({ body }) => body),
  };
});
