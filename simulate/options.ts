import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import type { Setting } from './simulate';

export const usage = `npm run simulate -- [--days 90] [--seed 7] [--inquiries N] [--from 2026-10-12] [--faults] [--json]

Months of work on a virtual clock: the real procedure, reminders, log, cards and desk; people and the network are models.
Ends with 1 when something that must be 0 is not. --json prints the figures as one line.
`;

/** A command line that cannot be used, with what to do. */
export class OptionsInvalid extends Error {
  readonly code = 'OPTIONS_INVALID';
}

export type Options = { readonly setting: Setting; readonly json: boolean; readonly help: boolean };

/** So many inquiries come on a day of the calendar, unless told otherwise. */
const inquiriesADay = 3_000 / 90;
/** The calendar of the service reaches no further. */
const mostDays = 400;

/** Reads the command line. @throws OptionsInvalid */
export function optionsFrom(args: readonly string[]): Options {
  const { values } = parsed(args);
  const days = whole('days', values.days, 1, mostDays);
  const from = values.from;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(from) || !DateTime.fromISO(from).isValid)
    throw new OptionsInvalid(`--from ${from} is no date. Write it like 2026-10-12.`);
  const inquiries =
    values.inquiries === undefined
      ? Math.round(days * inquiriesADay)
      : whole('inquiries', values.inquiries, 0, 100_000);
  return {
    setting: { seed: whole('seed', values.seed, 0, 2 ** 31), days, inquiries, from, faults: values.faults },
    json: values.json,
    help: values.help,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        days: { type: 'string', default: '90' },
        seed: { type: 'string', default: '7' },
        inquiries: { type: 'string' },
        from: { type: 'string', default: '2026-10-12' },
        faults: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new OptionsInvalid(`${problem}\n\n${usage}`, { cause });
  }
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new OptionsInvalid(`--${name} ${text} is no whole number from ${String(least)} to ${String(most)}.`);
}
