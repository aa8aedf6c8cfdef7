import { AsyncLocalStorage } from 'node:async_hooks';

const quiet = new AsyncLocalStorage<true>();
let isInstalled = false;

/**
 * Runs SDK code without its `console.error`: its token validation prints errors and keys for every bad token, outside
 * our diagnostics and as often as a stranger likes. Everything else that is printed meanwhile passes as before.
 */
export function quietly<T>(work: () => Promise<T>): Promise<T> {
  install();
  return quiet.run(true, work);
}

function install(): void {
  if (isInstalled) return;
  isInstalled = true;
  const print = console.error.bind(console);
  console.error = (...parts: unknown[]): void => {
    if (quiet.getStore() !== true) print(...parts);
  };
}
