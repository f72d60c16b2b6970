import type { Response } from 'express';
import { errorEnvelope, restError } from './rest/error-envelope.ts';
import type { Failure } from './planned-failures.ts';

/** Does what was asked for. @returns sends the answer. */
type Work = () => () => void;

/** Answers as usual, or fails in the way that was planned. */
export async function failAsPlanned(failure: Failure | null, response: Response, work: Work): Promise<void> {
  switch (failure?.kind) {
    case 'error': {
      const { status, code, description } = { ...restError(failure.code), ...failure };
      response.status(status).json(errorEnvelope({ status, code, description }));
      return;
    }
    case 'html-page':
      response
        .status(failure.status ?? 200)
        .type('html')
        .send(htmlPage('Sign in to this network'));
      return;
    case 'hang':
      return;
    case 'cut':
      if (failure.when === 'after') work();
      response.destroy();
      return;
    case 'held':
      await failure.until;
      work()();
      return;
    case undefined:
      work()();
  }
}

export function htmlPage(text: string): string {
  return `<!DOCTYPE html><html lang="en"><head><title>${text}</title></head><body><h1>${text}</h1></body></html>`;
}
