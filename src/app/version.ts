import { existsSync, readFileSync } from 'node:fs';

/** As package.json says: two folders above this source, and three above a bundle that it is part of. */
export function version(): string {
  const files = ['../../package.json', '../../../package.json'].map((path) => new URL(path, import.meta.url));
  const file = files.find((place) => existsSync(place));
  if (file === undefined) return 'unknown';
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof manifest === 'object' && manifest && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
