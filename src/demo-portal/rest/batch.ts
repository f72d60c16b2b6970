import { errorEnvelope, restError } from './error-envelope.ts';
import { phpArray, phpQuery } from './php-query.ts';
import type { RestAnswer } from './rest-methods/rest-method.ts';
import { isRecord, param, recordParam, type RestParams } from './rest-params.ts';

/** One command's answer, and its `time`. */
export interface BatchItem {
  readonly answer: RestAnswer;
  readonly time: object;
}

/** Of the commands, by their keys. */
type Entries = [key: string, value: unknown][];

const mostCommands = 50;

/**
 * `batch` (bitrix24.md 8): up to fifty commands `method?query` one after the other, of which later ones may use what earlier ones
 * brought. All is well with it even when nothing is with its commands; what is one too many is told among their errors.
 */
export function runBatch(
  params: RestParams,
  run: (method: string, params: RestParams) => BatchItem,
): RestAnswer {
  const [results, errors]: [Entries, Entries] = [[], []];
  const [totals, nexts, times]: [Entries, Entries, Entries] = [[], [], []];
  const commands = Object.entries(recordParam(params, 'CMD'));
  const halts = isTrue(param(params, 'HALT'));
  for (const [index, [key, command]] of commands.entries()) {
    if (typeof command !== 'string') continue;
    const item = index < mostCommands ? runCommand(command) : refused('ERROR_BATCH_LENGTH_EXCEEDED');
    if (item.answer.kind === 'error') {
      errors.push([key, errorEnvelope(item.answer.error)]);
      if (halts) break;
      continue;
    }
    const { result, total, next } = item.answer;
    results.push([key, result]);
    times.push([key, item.time]);
    if (total !== undefined) totals.push([key, total]);
    if (next !== undefined) nexts.push([key, next]);
  }
  return {
    kind: 'result',
    result: {
      result: phpArray(results),
      result_error: phpArray(errors),
      result_total: phpArray(totals),
      result_next: phpArray(nexts),
      result_time: phpArray(times),
    },
  };

  function runCommand(command: string): BatchItem {
    const [method = '', query = ''] = command.split(/\?(.*)/s);
    if (method.toLowerCase() === 'batch') return refused('ERROR_BATCH_METHOD_NOT_ALLOWED');
    return run(method, withResults(phpQuery(query), Object.fromEntries(results)));
  }
}

function refused(code: string): BatchItem {
  return { answer: { kind: 'error', error: restError(code) }, time: {} };
}

/** Puts in what `$result[command][field]` means; text around it stays. */
function withResults(params: RestParams, results: RestParams): RestParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      isRecord(value) ? withResults(value, results) : withResult(String(value), results),
    ]),
  );
}

function withResult(text: string, results: RestParams): unknown {
  const whole = /^\$result((?:\[[^\]]*\])+)$/.exec(text);
  if (whole !== null) return meant(whole[1] ?? '', results);
  return text.replaceAll(/\$result((?:\[[^\]]*\])+)/g, (_all, path: string) => {
    const value = meant(path, results);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
}

function meant(path: string, results: RestParams): unknown {
  const steps = [...path.matchAll(/\[([^\]]*)\]/g)].map(([, step = '']) => step);
  return steps.reduce<unknown>((value, step) => (isRecord(value) ? value[step] : undefined), results) ?? '';
}

/** As PHP casts it. */
function isTrue(value: unknown): boolean {
  return value !== '0' && Boolean(value);
}
