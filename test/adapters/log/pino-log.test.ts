import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPinoLog } from '../../../src/adapters/log/pino-log.ts';
import { logContract } from '../../contracts/log-contract.ts';
import { recordingLog } from '../../fakes/recording-log.ts';
import { needs } from '../../needs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offhook-log-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function collected() {
  const stderr = new PassThrough();
  const written: Buffer[] = [];
  stderr.on('data', (chunk: Buffer) => written.push(chunk));
  return { stderr, text: () => Buffer.concat(written).toString() };
}

function linesIn(text: string) {
  const lines = text.split('\n').filter(Boolean);
  const parsed = lines.map((line) => JSON.parse(line) as Record<'level' | 'msg' | 'time' | 'fields', never>);
  return parsed.map(({ level, msg, fields }) => ({ level, message: msg, fields: fields ?? {} }));
}

logContract('pino, on stderr,', () => {
  const { stderr, text } = collected();
  const log = createPinoLog({ folder: null, stderr, level: 'debug' });
  return { log, lines: async () => linesIn(text()) };
});

logContract('pino, in its file,', () => {
  const log = createPinoLog({ folder, stderr: collected().stderr, level: 'debug' });
  return {
    log,
    async lines() {
      await log.close();
      return linesIn(readFileSync(join(folder, 'offhook.log'), 'utf8'));
    },
  };
});

logContract('the fake', () => {
  const log = recordingLog();
  return { log, lines: async () => log.lines };
});

test('a line tells the time as ISO 8601 in UTC, and nothing of the machine', () => {
  const { stderr, text } = collected();
  createPinoLog({ folder: null, stderr }).info('hello');
  expect(JSON.parse(text())).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    msg: 'hello',
  });
});

test('what is below the level is not written', () => {
  const { stderr, text } = collected();
  const log = createPinoLog({ folder: null, stderr, level: 'warn' });
  log.info('no');
  log.warn('yes');
  expect(linesIn(text())).toMatchObject([{ message: 'yes' }]);
});

describe('the log file', () => {
  test('is one of at most five, of about a megabyte each, readable by its owner only', async () => {
    const logs = join(folder, 'made', 'logs');
    const log = createPinoLog({ folder: logs, stderr: collected().stderr });
    for (let part = 0; part < 14; part++) {
      for (let line = 0; line < 10; line++) log.info('x'.repeat(50_000), { part });
      await drained(logs, part);
    }
    await log.close();
    const files = readdirSync(logs).toSorted();
    expect(files).toEqual(
      [1, 2, 3, 4]
        .map((index) => `offhook.${index}.log`)
        .concat('offhook.log')
        .toSorted(),
    );
    for (const file of files) {
      const { size, mode } = statSync(join(folder, 'made', 'logs', file));
      expect(size).toBeLessThan(1_700_000);
      if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600);
    }
    expect(
      readFileSync(join(folder, 'made', 'logs', 'offhook.log'), 'utf8') +
        readFileSync(join(folder, 'made', 'logs', 'offhook.1.log'), 'utf8'),
    ).toContain('"part":13');
  });

  test('is continued by the next start', async () => {
    for (const message of ['first', 'second']) {
      const log = createPinoLog({ folder, stderr: collected().stderr });
      log.info(message);
      await log.close();
    }
    const text = readFileSync(join(folder, 'offhook.log'), 'utf8');
    expect(linesIn(text)).toMatchObject([{ message: 'first' }, { message: 'second' }]);
  });

  test('that cannot be written costs nothing but itself, and is reported once', async () => {
    writeFileSync(join(folder, 'not-a-folder'), '');
    const { stderr, text } = collected();
    const log = createPinoLog({ folder: join(folder, 'not-a-folder'), stderr });
    log.info('one');
    await expect.poll(text).toContain('the log file cannot be written');
    log.info('two');
    await log.close();
    expect(linesIn(text()).filter(({ level }) => level === 'warn')).toHaveLength(1);
    expect(text()).toContain('"two"');
  });

  test.skipIf(process.platform === 'win32')(
    'that cannot grow any more costs nothing but itself',
    needs('sh'),
    async () => {
      const module = fileURLToPath(new URL('../../../src/adapters/log/pino-log.ts', import.meta.url));
      const program = `import { createPinoLog } from ${JSON.stringify(module)};
      const log = createPinoLog({ folder: process.argv[1], stderr: process.stderr });
      for (let line = 0; line < 40; line++) log.info('x'.repeat(1_000));
      await log.close();
      console.log('alive');`;
      const words = ['--input-type=module', '--eval', program, folder];
      // Stands for a full disk: every write past this size fails, as ENOSPC would.
      const limited = ['-c', 'ulimit -f 16; exec "$0" "$@"', process.execPath, ...words];
      const { stdout, stderr } = await promisify(execFile)('sh', limited);
      expect(stdout).toBe('alive\n');
      expect(linesIn(stderr).filter(({ level }) => level === 'warn')).toMatchObject([
        { message: expect.stringContaining('the log file cannot be written') },
      ]);
    },
  );

  test('whose folder is removed while it is open stops nothing', async () => {
    const { stderr, text } = collected();
    const log = createPinoLog({ folder: join(folder, 'logs'), stderr });
    log.info('one');
    await expect.poll(() => readdirSync(folder)).toEqual(['logs']);
    rmSync(join(folder, 'logs'), { recursive: true, force: true });
    log.info('two');
    await log.close();
    expect(text()).toContain('"two"');
  });
});

test('a closed stderr stops nothing', async () => {
  const stderr = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('broken pipe'), { code: 'EPIPE' })),
  });
  const log = createPinoLog({ folder, stderr });
  log.info('one');
  await expect.poll(() => stderr.destroyed).toBe(true);
  log.info('two');
  await log.close();
  expect(linesIn(readFileSync(join(folder, 'offhook.log'), 'utf8'))).toHaveLength(2);
});

test('closing twice, and writing afterwards, is harmless', async () => {
  const { stderr, text } = collected();
  const log = createPinoLog({ folder, stderr });
  log.info('one');
  await log.close();
  await log.close();
  log.info('two');
  expect(linesIn(text())).toHaveLength(2);
  expect(linesIn(readFileSync(join(folder, 'offhook.log'), 'utf8'))).toHaveLength(1);
});

/** The next lines are written once these are on the medium: what waits too long in memory would be dropped. */
async function drained(logs: string, part: number): Promise<void> {
  const all = (): string =>
    readdirSync(logs)
      .map((file) => readFileSync(join(logs, file), 'utf8'))
      .join('');
  await expect.poll(() => all().split(`"part":${part}}`).length, { timeout: 10_000 }).toBe(11);
}
