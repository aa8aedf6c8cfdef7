/**
 * Loaded before the service in its own process (`NODE_OPTIONS=--require`): whatever it tries to reach beyond 127.0.0.1
 * fails, and is said on standard error.
 */
const net = require('node:net');

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function guarded(...given) {
  const [options] = Array.isArray(given[0]) ? given[0] : given;
  const isObject = typeof options === 'object' && options !== null;
  const host = isObject ? options.host : given[1];
  const isPipe = isObject && options.path != null;
  if (isPipe || host === '127.0.0.1') return connect.apply(this, given);
  process.stderr.write(`LEFT THIS MACHINE: ${host}\n`);
  process.nextTick(() => this.destroy(new Error('Only this machine can be reached.')));
  return this;
};
