import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';
import { fileProblem } from '../adapters/files/file-problem.ts';
import { makeFolder } from '../adapters/files/folder.ts';

export interface DataFolder {
  readonly path: string;
  /** Removes what was only made for this run. */
  discard(): void;
}

/**
 * The folder that was asked for, else the platform's per-user one. A demo that was given no folder gets one for
 * itself, gone when it stops: made-up calls never mix with real ones.
 * @throws when the folder cannot be made.
 */
export function openDataFolder(asked: string | null, demo: boolean): DataFolder {
  if (demo && asked === null) {
    const path = passingFolder(tmpdir(), '/tmp', homedir());
    return { path, discard: () => rmSync(path, { recursive: true, force: true }) };
  }
  const path = asked === null ? usualFolder() : made(resolve(asked));
  return { path, discard: () => {} };
}

/** A new folder in the first of these in which there can be one. */
function passingFolder(parent: string, ...others: readonly string[]): string {
  try {
    return mkdtempSync(join(resolve(parent), 'offhook-demo-'));
  } catch (error) {
    const [next, ...rest] = others;
    if (next === undefined) throw error;
    return passingFolder(next, ...rest);
  }
}

/** Where the environment says, unless there can be no folder. */
function usualFolder(): string {
  try {
    return made(folderOfUser());
  } catch {
    delete process.env['XDG_DATA_HOME'];
    delete process.env['LOCALAPPDATA'];
    return made(folderOfUser());
  }
}

function folderOfUser(): string {
  return envPaths('offhook', { suffix: '' }).data;
}

function made(path: string): string {
  try {
    makeFolder(path);
  } catch (error) {
    throw fileProblem(`The data folder ${path} cannot be made`, path, error);
  }
  return path;
}
