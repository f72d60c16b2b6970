import type { PhpFields, PhpValue } from './form-body.ts';
import { isRecord, type RestParams } from '../rest/rest-params.ts';

/** What came with a REST call, as something that can be written into a delivery. */
export function phpFieldsOf(params: RestParams): PhpFields {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, phpValueOf(value)]));
}

function phpValueOf(value: unknown): PhpValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return isRecord(value) ? phpFieldsOf(value) : null;
}
