import express, { type Request, type Response } from 'express';
import { charsetIn, inCharset } from './in-charset.ts';
import { readPhpForm } from './php-form.ts';

/**
 * Bitrix24's bodies are under 1 kB, and change without notice: whatever is not larger than this is read, however many
 * fields it has. Nothing is inflated: a small body could become a large one.
 */
const limit = 64 * 1024;
const readBytes = express.raw({ limit, inflate: false, type: () => true });

export type ReadBody =
  | { readonly kind: 'read'; readonly body: unknown }
  | { readonly kind: 'unreadable'; readonly status: 400 | 413 | 415 };

type Reader = (bytes: Buffer, charset: string) => unknown;

/** Reads a request's body as what it says it is. Never rejects. */
export function readBody(request: Request, response: Response): Promise<ReadBody> {
  const contentType = request.headers['content-type'] ?? '';
  const read = readerFor(contentType);
  if (read === null) return Promise.resolve({ kind: 'unreadable', status: 415 });
  return new Promise((resolve) => {
    readBytes(request, response, (error?: unknown) => {
      if (error !== undefined) return resolve({ kind: 'unreadable', status: statusOf(error) });
      const body: unknown = request.body;
      resolve(bodyIn(Buffer.isBuffer(body) ? body : Buffer.alloc(0), charsetIn(contentType), read));
    });
  });
}

function bodyIn(bytes: Buffer, charset: string, read: Reader): ReadBody {
  try {
    return { kind: 'read', body: read(bytes, charset) };
  } catch {
    return { kind: 'unreadable', status: 400 };
  }
}

function readerFor(contentType: string): Reader | null {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') return readForm;
  return type === 'application/json' ? readJson : null;
}

function readForm(bytes: Buffer, charset: string): unknown {
  // Its escapes and separators are no single bytes there.
  if (charset.startsWith('utf-16')) return readForm(Buffer.from(inCharset(bytes, charset)), 'utf-8');
  return readPhpForm(withoutMark(bytes), charset);
}

function readJson(bytes: Buffer, charset: string): unknown {
  return JSON.parse(inCharset(withoutMark(bytes), charset));
}

/** UTF-8's byte order mark says nothing in any charset. */
function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(mark) ? bytes.subarray(3) : bytes;
}

const mark = Buffer.from([0xef, 0xbb, 0xbf]);

/** The reader's own types (body-parser, "Errors"). */
function statusOf(error: unknown): 400 | 413 | 415 {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : null;
  if (type === 'entity.too.large') return 413;
  return type === 'encoding.unsupported' ? 415 : 400;
}
