import express, { type Request, type Response } from 'express';

/** Bitrix24's bodies are under 1 kB (facts 1.1). */
const limit = 64 * 1024;

/**
 * `extended` reads `auth[domain]=…` as a nested object, the way PHP writes it. Nothing is inflated: a small body
 * could become a large one.
 */
const formOptions = { extended: true, limit, parameterLimit: 100, depth: 4, inflate: false };
const readForm = express.urlencoded(formOptions);
const readJson = express.json({ limit, strict: true, inflate: false });

export type ReadBody =
  | { readonly kind: 'read'; readonly body: unknown }
  | { readonly kind: 'unreadable'; readonly status: 400 | 413 | 415 };

/** Reads a request's body as what it says it is. Never rejects. */
export function readBody(request: Request, response: Response): Promise<ReadBody> {
  const read = readerFor(request.headers['content-type']);
  if (read === null) return Promise.resolve({ kind: 'unreadable', status: 415 });
  return new Promise((resolve) => {
    read(request, response, (error?: unknown) => {
      if (error === undefined) resolve({ kind: 'read', body: request.body as unknown });
      else resolve({ kind: 'unreadable', status: statusOf(error) });
    });
  });
}

function readerFor(contentType: string | undefined): typeof readForm | null {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') return readForm;
  return type === 'application/json' ? readJson : null;
}

/** The reader's own types (body-parser, "Errors"); what has too many or too deep fields is simply not readable. */
function statusOf(error: unknown): 400 | 413 | 415 {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : null;
  if (type === 'entity.too.large') return 413;
  return type === 'charset.unsupported' || type === 'encoding.unsupported' ? 415 : 400;
}
