import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { createElectronFetch, type OpenRequest } from '../../../../src/shells/electron/net/electron-fetch.ts';
import { headersOf } from '../../../../src/shells/electron/net/response-headers.ts';
import { fetchContract } from '../../../contracts/fetch-contract.ts';
import { request } from '../../../e2e/electron-stand-in/main/net-request.ts';
import { listeningPort } from '../../../listening-port.ts';

const openRequest: OpenRequest = request;

/** As the real one does: its `ClientRequest` is a stream, and that is closed when all of it is written. */
const closedEarly: OpenRequest = (options) => {
  const opened = openRequest(options);
  opened.on('finish', () => void opened.emit('close'));
  return opened;
};

fetchContract('Node’s own', async () => fetch);
fetchContract('Electron’s network', async () => createElectronFetch(openRequest));
fetchContract('Electron’s network as it really is', async () => createElectronFetch(closedEarly));

test('an address that is none, and a file, are refused as fetch does', async () => {
  const ask = createElectronFetch(openRequest);
  await expect(ask('nowhere')).rejects.toBeInstanceOf(TypeError);
  await expect(ask('file:///etc/passwd')).rejects.toBeInstanceOf(TypeError);
});

test('cookies of a browser are not sent unless they are asked for', async () => {
  const asked: unknown[] = [];
  const ask = createElectronFetch((options) => {
    asked.push(options.credentials);
    return openRequest(options);
  });
  const server = createServer((_request, response) => response.end());
  const origin = `http://127.0.0.1:${await listeningPort(server)}`;
  for (const credentials of ['omit', 'include', 'same-origin'] as const) {
    // One after the other, to be told in that order.
    // oxlint-disable-next-line no-await-in-loop
    await (await ask(origin, { credentials })).text();
  }
  server.close();
  await once(server, 'close');
  expect(asked).toEqual(['omit', 'include', undefined]);
});

test('headers no header may have are left out, and what must be there is put in their place', () => {
  const headers = headersOf(
    { location: ['/Анна'], 'x-bad name': 'x', 'set-cookie': ['a=1', 'b=2'] },
    { location: 'https://company.bitrix24.com/%D0%90' },
  );
  expect([...headers]).toEqual([
    ['location', 'https://company.bitrix24.com/%D0%90'],
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ]);
});
