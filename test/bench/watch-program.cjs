// Loaded before a program: tells, over the process channel, when a request arrived and which files were read.
'use strict';
const { subscribe } = require('node:diagnostics_channel');
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const tell = (kind, detail) => process.send?.({ record: { kind, detail, atMs: performance.now() } });

subscribe('http.server.request.start', ({ request }) =>
  tell('bench.request', request.headers['x-delivery'] ?? ''),
);

for (const [holder, name] of [
  [fs, 'readFileSync'],
  [fs, 'readFile'],
  [fs, 'openSync'],
  [fs, 'open'],
  [fs.promises, 'readFile'],
  [fs.promises, 'open'],
]) {
  const original = holder[name];
  holder[name] = function (file, ...rest) {
    if (typeof file === 'string' || file instanceof URL) tell('bench.read', String(file));
    return original.call(this, file, ...rest);
  };
}
syncBuiltinESMExports();
