/**
 * Azurite's table service in a process of its own: `azurite-child.cjs [folder or ''] [port]`.
 * It tells its address by message, and ends by itself, saved, on 'shutdown', when its parent is gone, and on SIGTERM.
 * Ctrl-C reaches it too, but the service has to drain first: SIGINT is ignored, the parent tells it when.
 * Azurite's own command line would report usage; its server classes do not.
 */
const path = require('node:path');
const TableServer = require('azurite/dist/src/table/TableServer').default;
const TableConfiguration = require('azurite/dist/src/table/TableConfiguration').default;
const { configLogger } = require('azurite/dist/src/common/Logger');

const [folder = '', port = '0'] = process.argv.slice(2);
const inMemory = folder === '';

configLogger(false);
const server = new TableServer(
  new TableConfiguration(
    '127.0.0.1',
    Number(port),
    5, // seconds an idle connection is kept
    path.join(folder, 'azurite-tables.json'),
    false, // debug log
    false, // access log
    undefined,
    undefined,
    false, // loose
    true, // skip the check of the API version: clients are newer than this server
    '',
    '',
    '',
    undefined,
    true, // no product-style addresses
    inMemory,
  ),
);

let ending = false;
async function end() {
  if (ending) return;
  ending = true;
  if (server.getStatus() === 'Running') {
    if (!inMemory) await server.metadataStore.saveDBState();
    await server.close();
  }
  process.exit(0);
}
const endNow = () => {
  end().catch((error) => {
    console.error('Azurite could not save its tables:', error);
    process.exit(1);
  });
};

process.on('SIGINT', () => undefined);
process.on('SIGTERM', endNow);
process.on('disconnect', endNow);
process.on('message', (message) => {
  if (message === 'shutdown') endNow();
});

server.start().then(
  () => {
    // The parent may have gone while the tables were loading.
    if (process.connected) process.send({ address: server.getHttpServerAddress() });
    else endNow();
  },
  (error) => {
    // Ends once the message has left.
    if (process.connected) process.send({ failed: String(error.message) }, () => process.exit(1));
    else process.exit(1);
  },
);
