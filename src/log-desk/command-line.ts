import { parseArgs } from 'node:util';
import { referenceIn } from '../inquiry/reference';
import type { Asked, Asking } from './asked';
import { filterOptions, readFilter } from './filter';
import { Misunderstood } from './misunderstood';

export type CommandLine = { readonly asked: Asked; readonly settings?: string };

export const usage = `npm run log -- COMMAND [options]

  verify [--ref REF] [--anchors FILE]         what stands otherwise in the store than it was written
  find   [filters] [--member]                 a list, without member data; --member asks for the member on standard input
  show   REF                                  one inquiry with its log
  privacy [REF]                               what was reported as misdirected: a list, or all of one inquiry's
  export [filters] [--lines] [--member-data]  the log as a table
         [--format csv|xlsx] [--out FILE]
  hold   REF | --member                       never purge it, or all of a member, until it is lifted
  lift   REF | --member                       ends a hold
  holds                                       what is on hold
  purge  [--execute]                          what was closed longer ago than it is kept: which (and take it away)
  import FILE [--column "Theirs=Ours"]...     closed inquiries of an older log, a CSV file
         [--dry-run]

  filters         --open --closed --owner ID --mco CODE --tier high|escalated --from DAY --to DAY
  --as ID         who you are in the people directory (all but verify)
  --why TEXT      why you look; it is kept, sealed, in the access log (all but verify)
  --settings FILE settings, a line NAME=value each, instead of the environment's
  --json          verify, find, show, privacy: a line of JSON for each thing

Exit code: 0 done; 1 done, and something was found or left out; 2 could not be done.
`;

const options = {
  as: { type: 'string' },
  why: { type: 'string' },
  settings: { type: 'string' },
  json: { type: 'boolean', default: false },
  ref: { type: 'string' },
  anchors: { type: 'string' },
  open: { type: 'boolean', default: false },
  closed: { type: 'boolean', default: false },
  owner: { type: 'string' },
  mco: { type: 'string' },
  tier: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  member: { type: 'boolean', default: false },
  lines: { type: 'boolean', default: false },
  'member-data': { type: 'boolean', default: false },
  format: { type: 'string', default: 'csv' },
  out: { type: 'string' },
  column: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean', default: false },
  execute: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options, allowPositionals: true, tokens: true });
type Values = ReturnType<typeof parse>['values'];

/** Options that each command takes, beside `--settings`. */
const takes: Readonly<Record<Asked['do'], readonly string[]>> = {
  verify: ['ref', 'anchors', 'json'],
  find: ['as', 'why', 'member', 'json', ...filterOptions],
  show: ['as', 'why', 'ref', 'json'],
  privacy: ['as', 'why', 'ref', 'json'],
  hold: ['as', 'why', 'ref', 'member'],
  lift: ['as', 'why', 'ref', 'member'],
  holds: ['as', 'why'],
  purge: ['as', 'why', 'execute'],
  export: ['as', 'why', 'lines', 'member-data', 'format', 'out', ...filterOptions],
  import: ['as', 'why', 'column', 'dry-run'],
};

/** Reads the command line. `problem` says what cannot be understood; `help` was asked for. */
export function readCommandLine(args: readonly string[]): CommandLine | { readonly problem: string } | 'help' {
  try {
    const { values, positionals, tokens } = parse(args);
    const [command, ...rest] = positionals;
    if (values.help || (command === undefined && args.length === 0)) return 'help';
    if (command === undefined || !isCommand(command))
      throw new Misunderstood(
        'Say what to do: verify, find, show, privacy, export, import, hold, lift, holds or purge.',
      );
    const given = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
    const stray = given.find((name) => name !== 'settings' && !takes[command].includes(name));
    if (stray !== undefined) throw new Misunderstood(`${command} takes no --${stray}.`);
    const asked = readAsked(command, values, rest);
    return { asked, ...(values.settings !== undefined && { settings: values.settings }) };
  } catch (fault) {
    return { problem: fault instanceof Error ? fault.message : String(fault) };
  }
}

function isCommand(text: string): text is Asked['do'] {
  return Object.hasOwn(takes, text);
}

function readAsked(command: Asked['do'], values: Values, rest: readonly string[]): Asked {
  const { json } = values;
  switch (command) {
    case 'verify': {
      const ref = values.ref ?? rest[0];
      noMore(rest, 1);
      return {
        do: command,
        json,
        ...(ref !== undefined && { ref: readReference(ref) }),
        ...(values.anchors !== undefined && { anchors: values.anchors }),
      };
    }
    case 'find':
      noMore(rest, 0);
      return { do: command, asking: readAsking(values), filter: readFilter(values), byMember: values.member, json };
    case 'show': {
      const ref = values.ref ?? rest[0];
      noMore(rest, 1);
      if (ref === undefined) throw new Misunderstood('Say which inquiry: npm run log -- show ME-260917-7K2QXM ...');
      return { do: command, asking: readAsking(values), ref: readReference(ref), json };
    }
    case 'privacy': {
      const ref = values.ref ?? rest[0];
      noMore(rest, 1);
      return {
        do: command,
        asking: readAsking(values),
        json,
        ...(ref !== undefined && { ref: readReference(ref) }),
      };
    }
    case 'hold':
    case 'lift': {
      const ref = values.ref ?? rest[0];
      noMore(rest, 1);
      if ((ref === undefined) !== values.member)
        throw new Misunderstood(`Say which: npm run log -- ${command} ME-260917-7K2QXM ..., or --member.`);
      return { do: command, asking: readAsking(values), ...(ref !== undefined && { ref: readReference(ref) }) };
    }
    case 'holds':
      noMore(rest, 0);
      return { do: command, asking: readAsking(values) };
    case 'purge':
      noMore(rest, 0);
      return { do: command, asking: readAsking(values), execute: values.execute };
    case 'export':
      noMore(rest, 0);
      return readExport(values);
    case 'import': {
      const [file] = rest;
      noMore(rest, 1);
      if (file === undefined) throw new Misunderstood('Say which file: npm run log -- import OLD-LOG.csv ...');
      return { do: command, asking: readAsking(values), file, columns: values.column ?? [], dryRun: values['dry-run'] };
    }
  }
}

function readExport(values: Values): Asked {
  const { format, out } = values;
  if (format !== 'csv' && format !== 'xlsx') throw new Misunderstood('--format is csv or xlsx.');
  if (format === 'xlsx' && out === undefined) throw new Misunderstood('--format xlsx needs --out FILE.');
  return {
    do: 'export',
    asking: readAsking(values),
    filter: readFilter(values),
    what: values.lines ? 'lines' : 'inquiries',
    memberData: values['member-data'],
    format,
    ...(out !== undefined && { out }),
  };
}

function readAsking({ as, why }: Values): Asking {
  if (as === undefined || as.trim() === '') throw new Misunderstood('--as is needed: your id in the people directory.');
  if (why === undefined || why.trim() === '')
    throw new Misunderstood('--why is needed: say why in a few words. It is kept.');
  return { as: as.trim(), why: why.trim() };
}

function readReference(text: string): string {
  const ref = referenceIn(text);
  // What was typed is not repeated: it may be a name.
  if (ref === undefined) throw new Misunderstood('That is no reference. One looks like ME-260917-7K2QXM.');
  return ref;
}

function noMore(rest: readonly string[], most: number): void {
  if (rest.length > most)
    throw new Misunderstood('There are too many words. Put a reason in quotes: --why "member called".');
}
