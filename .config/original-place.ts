import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';

/** By the address of the built file; null for those without a map. Read when first asked for: a map is larger than its file. */
const maps = new Map<string, SourceMap | null>();

/**
 * Where the code was written that stands there in a built file.
 * @param file address of the file; its map lies beside it. @param line from 1. @param column from 1.
 * @returns address, line and column, such as `file:///checkout/src/core/call.ts:12:3`, or null where no map says it.
 */
export function originalPlace(file: string, line: number, column: number): string | null {
  const map = maps.get(file) ?? mapBeside(file);
  maps.set(file, map);
  const entry = map?.findEntry(line - 1, column - 1);
  if (entry === undefined || !('originalSource' in entry)) return null;
  return `${new URL(entry.originalSource, file).href}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}

function mapBeside(file: string): SourceMap | null {
  const path = fileURLToPath(`${file}.map`);
  if (!existsSync(path)) return null;
  const map: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return isMap(map) ? new SourceMap(map) : null;
}

function isMap(value: unknown): value is SourceMapPayload {
  return typeof value === 'object' && value !== null && 'mappings' in value && 'sources' in value;
}
