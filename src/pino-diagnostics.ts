import pino, { type DestinationStream } from 'pino';
import type { Diagnostic, Diagnostics } from './diagnostics';

/** The only fields that ever reach the logger: a type alone would let more through. */
const allowed = {
  event: true,
  code: true,
  ref: true,
  step: true,
  kind: true,
  status: true,
  count: true,
  ms: true,
  port: true,
  instance: true,
} as const satisfies Record<keyof Diagnostic, true>;

/** Diagnostics as JSON lines; standard output unless told otherwise. A line with a code is a warning. No process id, no host name. */
export function pinoDiagnostics(destination?: DestinationStream): Diagnostics {
  const options = { base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const logger = destination === undefined ? pino(options) : pino(options, destination);
  return (line) => {
    const fields = Object.fromEntries(Object.entries(line).filter(([name]) => name in allowed));
    if (line.code === undefined) logger.info(fields);
    else logger.warn(fields);
  };
}
