/** Parameters of a REST call, from JSON, a form or the query. Names in Bitrix24's top level are case-insensitive. */
export type RestParams = Readonly<Record<string, unknown>>;

/** @param name upper case. @returns undefined when it was not sent. */
export function param(params: RestParams, name: string): unknown {
  const found = Object.entries(params).find(([key]) => key.toUpperCase() === name);
  return found?.[1];
}

/** Empty when it was not sent or is no plain value. Numbers become text, as PHP makes them. */
export function textParam(params: RestParams, name: string): string {
  const value = param(params, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Empty when it was not sent or is no list of names and values. */
export function recordParam(params: RestParams, name: string): RestParams {
  const value = param(params, name);
  return isRecord(value) ? value : {};
}

export function isRecord(value: unknown): value is RestParams {
  return typeof value === 'object' && value !== null;
}
