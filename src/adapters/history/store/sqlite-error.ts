/** SQLite's primary result code of an error, or null when it came from elsewhere. See sqlite.org/rescode.html. */
function sqliteCodeOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}

const corrupt = 11;
const notADatabase = 26;

/** True when the file itself is broken; a lock, missing rights or a full disk are not damage. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCodeOf(error);
  return code === corrupt || code === notADatabase;
}
