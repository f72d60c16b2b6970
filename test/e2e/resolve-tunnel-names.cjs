'use strict';
// Every name under `tunnels.test` is this machine, as a wildcard in the DNS would make it.
const dns = require('node:dns');

const lookup = dns.lookup;
dns.lookup = (name, ...rest) => lookup(name.endsWith('.tunnels.test') ? '127.0.0.1' : name, ...rest);
