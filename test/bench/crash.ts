/**
 * Kills the program with SIGKILL at random moments under load, and looks afterwards whether every event that was
 * answered 200 is in the database, and none twice. The e2e run does 50 kills; `npm run bench -- crash` does more.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { dataFolder, startShell, type HeadlessShell } from '../e2e/headless-shell.ts';

export interface CrashReport {
  readonly kills: number;
  readonly answered: number;
  /** Answered 200 and not in the database. */
  readonly lost: readonly string[];
  /** In the database more than once. */
  readonly doubled: readonly string[];
  /** `ok` when SQLite finds nothing wrong with the file. */
  readonly integrity: string;
}

const memberId = 'a223c6b9410f85df78e9377d6c4f7213';
const applicationToken = '51610fefc120afg4b628cc82d6298cce';
const settings = {
  portal: { operatorId: '1269', memberId },
  notifications: { enabled: false },
  tunnel: { kind: 'none' },
};

/** @param random gives numbers from 0 to 1, for the moments of the kills. */
export async function crashUnderLoad(
  kills: number,
  random: () => number = Math.random,
): Promise<CrashReport> {
  const folder = dataFolder({ settings, secrets: { applicationToken } });
  const answered: string[] = [];
  try {
    for (let round = 0; round < kills; round++) {
      const shell = await startShell(['--data-dir', folder.path]);
      await loadUntilKilled(shell, { round, answered, killAfter: 1 + Math.floor(random() * 400) });
    }
    return { kills, answered: answered.length, ...inspect(join(folder.path, 'history.db'), answered) };
  } finally {
    folder.remove();
  }
}

interface Load {
  readonly round: number;
  /** Grows by the id of every call whose START was answered 200. */
  readonly answered: string[];
  /** The kill comes with this many answers; more are under way then. */
  readonly killAfter: number;
}

async function loadUntilKilled(shell: HeadlessShell, { round, answered, killAfter }: Load): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const exited = once(shell.process, 'exit');
  let sent = 0;
  let answers = 0;
  const worker = async (): Promise<void> => {
    while (shell.process.exitCode === null && shell.process.signalCode === null) {
      const id = `crash-${round}-${sent++}`;
      const status = await post(shell.ready.listener, startOf(id), agent).catch(() => null);
      if (status === null) return;
      if (status === 200) answered.push(id);
      if (++answers === killAfter) shell.process.kill('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: 20 }, worker));
  await exited;
  agent.destroy();
}

function startOf(callId: string): string {
  return new URLSearchParams({
    event: 'ONVOXIMPLANTCALLSTART',
    'data[CALL_ID]': callId,
    'data[USER_ID]': '1269',
    ts: String(Math.floor(Date.now() / 1000)),
    'auth[member_id]': memberId,
    'auth[application_token]': applicationToken,
  }).toString();
}

function post(url: string, body: string, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    };
    const outgoing = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
      response.on('error', reject);
    });
    outgoing.on('error', reject).end(body);
  });
}

function inspect(
  file: string,
  answered: readonly string[],
): Pick<CrashReport, 'lost' | 'doubled' | 'integrity'> {
  const database = new DatabaseSync(file);
  const kept = database
    .prepare('SELECT call_id FROM calls')
    .all()
    .map((row) => String(row['call_id']));
  const integrity = String(database.prepare('PRAGMA integrity_check').get()?.['integrity_check']);
  database.close();
  const unique = new Set(kept);
  return {
    lost: answered.filter((id) => !unique.has(id)),
    doubled: kept.toSorted().filter((id, index, sorted) => id === sorted[index - 1]),
    integrity,
  };
}
