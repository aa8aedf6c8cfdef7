import type { Service } from './compose';
import { codeOf, type Diagnostics } from './diagnostics';

/** Platforms kill what has not stopped some while after the signal; what is then in flight is done by whoever comes next. */
const stopWithinMs = 9_000;

/** Stops the service in good order on SIGTERM and Ctrl-C, and ends the process: 0 when all was finished, else 1. */
export function stopOnSignals(service: Pick<Service, 'stop'>, diagnostics: Diagnostics): void {
  let isStopping = false;
  const stop = (): void => {
    // Ctrl-C reaches the process twice under npm.
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => {
      diagnostics({ event: 'stopping took too long', code: 'STOP_TIMEOUT', ms: stopWithinMs });
      process.exit(1);
    }, stopWithinMs).unref();
    service.stop().then(
      () => {
        process.exit(0);
      },
      (fault: unknown) => {
        diagnostics({ event: 'stop failed', code: codeOf(fault) });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
