import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeFileSync } from 'atomically';
import { makeFolder } from './folder.ts';

/** The text of a small file. @throws the system's error when it cannot be read. */
export function readText(path: string): string {
  return decoded(readFileSync(path));
}

/**
 * A text that a person may have saved: in UTF-8, or in UTF-16 as Notepad's "Unicode" and PowerShell's `>` write it, with or
 * without a byte order mark (unicode.org/faq/utf_bom.html). The mark is no part of the text.
 */
export function decoded(bytes: Buffer): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (isSign(first) && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && isSign(second))) return 'utf-16be';
  return 'utf-8';
}

/** What JSON begins with is a sign of ASCII: beside a zero, it takes two bytes. */
function isSign(byte: number | undefined): boolean {
  return byte !== undefined && byte > 0 && byte < 0x80;
}

/**
 * Puts a small text in the place of what was there, whole or not at all, and on the medium before it has the name: a power
 * cut leaves the old one or the new one, never zeros. Readable by its owner only, as the folder is where it has to be made.
 * @throws the system's error when it cannot be written.
 */
export function writeText(path: string, text: string): void {
  makeFolder(dirname(path));
  writeFileSync(path, text, { mode: 0o600 });
}
