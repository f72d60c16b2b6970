import type { HookCall, HookOutcome, HookRunner } from '../ports/hook-runner.ts';
import type { Log } from '../ports/log.ts';
import type { CallChange } from '../intake/verdict.ts';
import { filledArgument } from './hook-arguments.ts';
import type { Hook } from './hook-schema.ts';
import { asText, environmentOf, valuesOf, type HookValues } from './hook-variables.ts';
import { madeUpCall } from './made-up-call.ts';
import { occasionsOf } from './occasions.ts';

export interface HookPorts {
  readonly runner: HookRunner;
  /** As of now; empty unless the operator or the policy put some into the settings. */
  readonly hooks: () => readonly Hook[];
  /** The pinned portal's host name, for the card's address. */
  readonly domain: () => string | null;
  /** Told of each that a call asked for and that was not run, since too many were under way and waiting. */
  readonly dropped: () => void;
  readonly log: Log;
}

export interface Hooks {
  /** Starts what the change of a call calls for, whether or not a notice was shown. Waits for nothing; never throws. */
  after(change: CallChange): void;
  /** Runs this hook once with a made-up call, whether or not it is among the settings. Never rejects. */
  dryRun(hook: Hook): Promise<HookOutcome>;
  /** Kills what is under way, and waits for it. */
  close(): Promise<void>;
}

export function createHooks({ runner, hooks, domain, dropped, log }: HookPorts): Hooks {
  return {
    after(change) {
      const values = valuesOf(change.after, domain());
      for (const occasion of occasionsOf(change))
        for (const hook of hooks()) if (hook.on === occasion) void after(hook, values);
    },
    dryRun: (hook) => run(hook, valuesOf(madeUpCall(hook.on), domain() ?? 'company.bitrix24.com')),
    close: () => runner.close(),
  };

  async function after(hook: Hook, values: HookValues): Promise<void> {
    if ((await run(hook, values)).kind === 'too-many') dropped();
  }

  async function run(hook: Hook, values: HookValues): Promise<HookOutcome> {
    const call = hookCallOf(hook, values);
    const outcome = await runner.run(call);
    const well = (outcome.kind === 'finished' && outcome.exitCode === 0) || isAccepted(outcome);
    log[well ? 'info' : 'warn'](well ? 'a hook ran' : 'a hook did not do well', {
      on: hook.on,
      hook: nameOf(call),
      outcome: 'output' in outcome ? { ...outcome, output: withoutCaller(outcome.output, values) } : outcome,
    });
    return outcome;
  }
}

function hookCallOf(hook: Hook, values: HookValues): HookCall {
  if (hook.run === undefined) return { kind: 'post', url: hook.post, body: { event: hook.on, ...values } };
  const [program = '', ...args] = hook.run;
  return {
    kind: 'run',
    program,
    args: args.map((arg) => filledArgument(arg, values)),
    environment: { OFFHOOK_EVENT: hook.on, ...environmentOf(values) },
  };
}

function isAccepted(outcome: HookOutcome): boolean {
  return outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300;
}

/** A log outlives the call: what a program says of the caller stays out of it. Numbers are masked by the log itself. */
function withoutCaller(output: string, { name, company }: HookValues): string {
  // The marks of an option were taken off the front of what the program got.
  const said = [name, company].map((text) => asText(text).replace(/^[^\p{L}\p{N}]+/u, ''));
  return said
    .filter((text) => text.length > 1)
    .reduce((rest, text) => rest.replaceAll(text, '[hidden]'), output);
}

/** Of an address only the host: what follows it often is the key to it. */
function nameOf(call: HookCall): string {
  return call.kind === 'run' ? call.program : call.url.replace(/(?<=^\w+:\/\/[^/?#]*)[/?#].*/, '');
}
