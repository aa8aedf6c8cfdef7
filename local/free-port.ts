import { createServer } from 'node:net';

/**
 * The first of these ports that nobody listens on at 127.0.0.1; 0, which takes any free one, when all are taken.
 * Between this look and the listening another program may take it: then listening fails, and a new start helps.
 */
export async function firstFreePort(ports: readonly number[]): Promise<number> {
  for (const port of ports) if (port === 0 || (await isFree(port))) return port;
  return 0;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}
