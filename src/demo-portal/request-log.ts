import type { RestParams } from './rest/rest-params.ts';

/** One request that reached the portal or its OAuth server. It holds no token, code or secret. */
export interface RecordedRequest {
  /** As it was spelled; `oauth/token` and `oauth/authorize` for the OAuth server. */
  readonly method: string;
  readonly verb: string;
  /** Host and port that were asked. */
  readonly host: string;
  readonly params: RestParams;
  /** Who was let in, if anybody was. */
  readonly via: 'application' | 'webhook' | null;
  readonly userId: string | null;
  /** Where the token or secret was; `path` for a webhook's. */
  readonly secretIn: 'body' | 'query' | 'header' | 'path' | null;
  readonly userAgent: string | null;
  /** Null while there is no answer. */
  readonly status: number | null;
}

export interface RequestLog {
  /** @returns adds what becomes known later. */
  note(request: RecordedRequest): (known: Partial<RecordedRequest>) => void;
  /** The last thousand, oldest first. */
  all(): readonly RecordedRequest[];
}

const kept = 1_000;
const secret = /^(refresh_token|client_secret|code)$/i;

export function createRequestLog(): RequestLog {
  const entries: { value: RecordedRequest }[] = [];
  return {
    note(request) {
      const entry = { value: { ...request, params: withoutSecrets(request.params) } };
      entries.push(entry);
      if (entries.length > kept) entries.shift();
      return (known) => {
        entry.value = { ...entry.value, ...known };
      };
    },
    all: () => entries.map(({ value }) => value),
  };
}

function withoutSecrets(params: RestParams): RestParams {
  return Object.fromEntries(Object.entries(params).filter(([name]) => !secret.test(name)));
}
