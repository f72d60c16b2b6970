import { AsyncLocalStorage } from 'node:async_hooks';
import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';

/** Node tells here of every process it is about to start; listed under "Built-in Channels" in Node's documentation. */
const channel = 'child_process';

/**
 * Runs `task` and hands over every process it starts, now or later, until the returned function is called.
 * node-notifier keeps its processes to itself, and on Windows starts them only after a while.
 */
export function overseeProcesses(task: () => void, started: (child: ChildProcess) => void): () => void {
  const ours = new AsyncLocalStorage<true>();
  const onProcess = (message: unknown): void => {
    if (ours.getStore() && isStart(message)) started(message.process);
  };
  const release = (): void => void unsubscribe(channel, onProcess);
  subscribe(channel, onProcess);
  try {
    ours.run(true, task);
  } catch (error) {
    release();
    throw error;
  }
  return release;
}

function isStart(message: unknown): message is { process: ChildProcess } {
  return typeof message === 'object' && message !== null && 'process' in message;
}

/**
 * Kills a process and what it started. node-notifier starts its helper through `sh`, which some systems' shells
 * replace by the helper and others keep as its parent. Where there is no /proc, only the process itself is killed.
 */
export function killWithDescendants(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const descendants = descendantsOf(child.pid);
  child.kill('SIGKILL');
  for (const pid of descendants) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

function descendantsOf(pid: number): number[] {
  const children = childrenOf(pid);
  return [...children, ...children.flatMap(descendantsOf)];
}

function childrenOf(pid: number): number[] {
  if (process.platform !== 'linux') return [];
  try {
    const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return listed.split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
