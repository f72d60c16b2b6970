import { userInfo } from 'node:os';
import { expect, test } from 'vitest';
import { sessionBusPaths } from '../../../../src/adapters/dbus/bus-address.ts';

test.each([
  ['unix:path=/run/user/1000/bus', ['/run/user/1000/bus']],
  ['unix:path=/tmp/a,guid=0123;unix:abstract=/tmp/b', ['/tmp/a', '\0/tmp/b']],
  ['unix:guid=0123,path=/tmp/with%20space%3b', ['/tmp/with space;']],
  ['tcp:host=localhost,port=1;unix:path=/tmp/a', ['/tmp/a']],
  ['unix:path=/tmp/100%', ['/tmp/100%']],
  ['unix:path=', []],
  ['autolaunch:', []],
  [';;unix:', []],
])('%s', (address, paths) => {
  expect(sessionBusPaths({ DBUS_SESSION_BUS_ADDRESS: address })).toEqual(paths);
});

test('where nothing is told, the bus is in the folder of the user’s session', () => {
  expect(sessionBusPaths({ XDG_RUNTIME_DIR: '/run/mine' })).toEqual(['/run/mine/bus']);
  expect(sessionBusPaths({})).toEqual([`/run/user/${userInfo().uid}/bus`]);
});
