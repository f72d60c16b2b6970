import { dirname } from 'node:path';
import { isFolder } from './folder.ts';

/** What the operating system says in a code, in words that somebody can act on. Node's errno names: nodejs.org/api/errors.html. */
const words: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  ENOTDIR: 'what should be a folder above it is a file',
  EEXIST: 'something else is in its place',
  ENOENT: 'its folder is missing',
  EACCES: 'this user may not use it',
  EPERM: 'this user may not use it',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'this user’s share of the disk is full',
  EIO: 'the disk fails',
  EBUSY: 'it is locked by another program',
  ETXTBSY: 'it is locked by another program',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ELOOP: 'it is a link to itself',
  ENAMETOOLONG: 'its name is too long',
};

/** What SQLite says in its place. Its primary result codes: sqlite.org/rescode.html. */
const codeOfSqlite: Readonly<Record<number, string>> = {
  3: 'EACCES',
  5: 'EBUSY',
  6: 'EBUSY',
  8: 'EROFS',
  13: 'ENOSPC',
};

/**
 * Why a file could not be used, for whoever has to mend it.
 * @param what the file and what was wanted, as `/data/settings.json cannot be read`.
 * @param error anything thrown; what is not the system's keeps its own words.
 */
export function fileProblem(what: string, path: string, error: unknown): Error {
  const own = error instanceof Error ? error.message : String(error);
  return new Error(`${what}: ${words[codeOf(path, error)] ?? own}`, { cause: error });
}

function codeOf(path: string, error: unknown): string {
  if (!(error instanceof Error)) return '';
  if (!('errcode' in error)) return 'code' in error ? String(error.code) : '';
  // SQLite's "unable to open" and "disk I/O error" hide what is the matter; the path shows it.
  if (isFolder(path)) return 'EISDIR';
  if (!isFolder(dirname(path))) return 'ENOENT';
  return codeOfSqlite[Number(error.errcode) & 0xff] ?? '';
}

/** The same for a file with contents that may be wrong: what says so itself, as our own errors do, is left alone. */
export function namedProblem(what: string, path: string, error: unknown): Error {
  if (error instanceof Error && !('code' in error) && !('errcode' in error)) return error;
  return fileProblem(what, path, error);
}
