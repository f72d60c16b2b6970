import { hookRunnerContract } from '../contracts/hook-runner-contract.ts';
import { recordingHookRunner } from './recording-hook-runner.ts';

hookRunnerContract('the fake', async () => {
  const runner = recordingHookRunner();
  return {
    runner,
    program: 'any',
    ownArgs: [],
    url: 'https://any.example/',
    started: async () =>
      runner.calls.flatMap((call) =>
        call.kind === 'run' ? [{ args: call.args, environment: call.environment }] : [],
      ),
    posted: async () => runner.calls.flatMap((call) => (call.kind === 'post' ? [call.body] : [])),
  };
});
