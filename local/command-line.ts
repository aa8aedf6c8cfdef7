import { parseArgs } from 'node:util';

/** What `npm run local` was asked for. */
export type Wanted = {
  /** Of the page; 0 takes any free one. */
  readonly port: number;
  readonly smtpPort: number;
  readonly folder: string;
  /** Start with an empty log. */
  readonly fresh: boolean;
  /** Diagnostics as JSON lines on standard output. */
  readonly verbose: boolean;
};

export const usage = `npm run local -- [options]

  --port N        port of the page (8080, or the next free one)
  --smtp-port N   port that takes mail (2525, or a free one)
  --folder PATH   where log, mailbox and chats are kept (.local)
  --fresh         start with an empty log, mailbox and chats
  --verbose       diagnostics as JSON lines`;

/** Reads the command line. `problem` says what cannot be understood; `help` was asked for. */
export function readCommandLine(args: readonly string[]): Wanted | { readonly problem: string } | 'help' {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8080' },
        'smtp-port': { type: 'string', default: '2525' },
        folder: { type: 'string', default: '.local' },
        fresh: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (fault) {
    return { problem: fault instanceof Error ? fault.message : String(fault) };
  }
  if (values.help) return 'help';
  const port = portNumber(values.port);
  const smtpPort = portNumber(values['smtp-port']);
  if (port === undefined) return { problem: '--port: give a number from 0 to 65535.' };
  if (smtpPort === undefined) return { problem: '--smtp-port: give a number from 0 to 65535.' };
  if (values.folder === '') return { problem: '--folder: give a path.' };
  return { port, smtpPort, folder: values.folder, fresh: values.fresh, verbose: values.verbose };
}

function portNumber(text: string): number | undefined {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : undefined;
}
