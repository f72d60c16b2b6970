'use strict';
// Every name under `proxies.test` is this machine, and its port 443 the one that the environment names, as a router forwards it.
const net = require('node:net');

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  if (options?.host?.replace(/\.$/, '').endsWith('.proxies.test')) {
    options.host = '127.0.0.1';
    if (Number(options.port) === 443) options.port = Number(process.env.TEST_PUBLIC_PORT);
  }
  return connect.apply(this, args);
};
