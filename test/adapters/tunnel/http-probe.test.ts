import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { httpProbe } from '../../../src/adapters/tunnel/http-probe.ts';
import { createProbeAnswer, objectionAnswer } from '../../../src/adapters/tunnel/probe-answer.ts';
import { publicProbeContract } from '../../contracts/public-probe-contract.ts';
import { listeningPort } from '../../listening-port.ts';

const path = '/b24/secret/alive';
const answerTo = createProbeAnswer();
const endings: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

async function serverThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers);
  const port = await listeningPort(server);
  endings.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${port}`;
}

const nonceOf = (url = ''): string => new URL(url, 'http://here').searchParams.get('nonce') ?? '';

test('our own listener is heard, and asked anew each time, as no browser', async () => {
  const asked: { url: string | undefined; agent: string | undefined; bypass: unknown }[] = [];
  const url = await serverThat(({ url, headers }, response) => {
    asked.push({ url, agent: headers['user-agent'], bypass: headers['bypass-tunnel-reminder'] });
    response.end(answerTo(nonceOf(url)));
  });
  const probe = httpProbe({ path, answerTo });
  expect(await probe.ask(url)).toHaveProperty('latencyMs', expect.any(Number));
  expect(await probe.ask(url)).toMatchObject({ kind: 'heard' });
  expect(asked.map(({ url }) => new URL(url ?? '', 'http://here').pathname)).toEqual([path, path]);
  expect(nonceOf(asked[0]?.url)).not.toBe(nonceOf(asked[1]?.url));
  expect(asked[0]).toMatchObject({ agent: 'Offhook', bypass: '1' });
});

publicProbeContract('the probe over HTTP', async () => {
  const server = createServer(({ url }, response) => response.end(answerTo(nonceOf(url))));
  const port = await listeningPort(server);
  endings.push(() => server.close());
  return {
    probe: httpProbe({ path, answerTo }),
    goodUrl: `http://127.0.0.1:${port}`,
    breakWay: async () => {
      server.close();
      await once(server, 'close');
    },
  };
});

const impostors: Record<string, RequestListener> = {
  'a captive portal': (_request, response) => response.end('<html>Please sign in</html>'),
  'a page without end': (_request, response) => {
    response.on('error', () => {});
    for (let count = 0; count < 100; count += 1)
      response.write('<p>Reminder: this is a tunnel</p>'.repeat(100));
  },
  'a redirect to our own answer': ({ url }, response) => {
    if (url?.startsWith('/elsewhere') === true) response.end(answerTo(nonceOf(url)));
    else response.writeHead(302, { location: `/elsewhere?nonce=${nonceOf(url)}` }).end();
  },
  'an echo of the nonce': ({ url }, response) => response.end(nonceOf(url)),
  'another Offhook, or this one before it was started again': ({ url }, response) =>
    response.end(createProbeAnswer()(nonceOf(url))),
  'the right answer with a wrong status': ({ url }, response) =>
    response.writeHead(404).end(answerTo(nonceOf(url))),
};

test.each(Object.entries(impostors))('%s is not taken for our listener', async (_who, answers) => {
  const url = await serverThat(answers);
  expect(await httpProbe({ path, answerTo }).ask(url)).toMatchObject({
    kind: 'unheard',
    why: 'wrong-answer',
  });
});

test('an answer recorded before does not count', async () => {
  const recorded: string[] = [];
  const url = await serverThat(({ url }, response) => {
    recorded.push(answerTo(nonceOf(url)));
    response.end(recorded[0]);
  });
  const probe = httpProbe({ path, answerTo });
  expect(await probe.ask(url)).toMatchObject({ kind: 'heard' });
  expect(await probe.ask(url)).toMatchObject({ kind: 'unheard', why: 'wrong-answer' });
});

test('silence is given up after the limit, also in the middle of an answer', async () => {
  const probe = httpProbe({ path, answerTo, timeoutMs: 300 });
  const silent = await serverThat(() => {});
  expect(await probe.ask(silent)).toMatchObject({ kind: 'unheard', why: 'timed-out' });
  const halting = await serverThat((_request, response) => void response.write('a'));
  expect(await probe.ask(halting)).toMatchObject({ kind: 'unheard', why: 'timed-out' });
});

test('no server, a name nobody knows, and what is no address, are unreachable', async () => {
  const probe = httpProbe({ path, answerTo });
  expect(await probe.ask('http://127.0.0.1:1')).toMatchObject({ kind: 'unheard', why: 'unreachable' });
  expect(await probe.ask('what?')).toMatchObject({ kind: 'unheard', why: 'unreachable' });
  expect(await probe.ask('https://nowhere.invalid')).toMatchObject({ kind: 'unheard', why: 'unreachable' });
});

test('close breaks off what is under way, and what comes later', async () => {
  const url = await serverThat(() => probe.close());
  const probe = httpProbe({ path, answerTo });
  expect(await probe.ask(url)).toMatchObject({ kind: 'unheard', why: 'unreachable' });
  expect(await probe.ask(url)).toMatchObject({ kind: 'unheard', why: 'unreachable' });
});

test('our own listener tells, and only it can, that a delivery would be refused on this way, and why', async () => {
  const said = { why: 'foreign-host', said: 'offhook_upstream' } as const;
  const honest = await serverThat(({ url }, response) =>
    response.end(objectionAnswer(nonceOf(url), said, answerTo)),
  );
  expect(await httpProbe({ path, answerTo }).ask(honest)).toEqual({
    kind: 'unheard',
    why: 'foreign-host',
    detail: 'offhook_upstream',
  });
  const forged = await serverThat(({ url }, response) =>
    response.end(objectionAnswer(nonceOf(url), said, createProbeAnswer())),
  );
  expect(await httpProbe({ path, answerTo }).ask(forged)).toMatchObject({ why: 'wrong-answer' });
});
