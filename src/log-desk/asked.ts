import type { Filter } from './filter';

/** Who asks, and why: written down before anything is shown. */
export type Asking = { readonly as: string; readonly why: string };

/** What `npm run log` was asked for. */
export type Asked =
  | { readonly do: 'verify'; readonly ref?: string; readonly anchors?: string; readonly json: boolean }
  | {
      readonly do: 'find';
      readonly asking: Asking;
      readonly filter: Filter;
      readonly byMember: boolean;
      readonly json: boolean;
    }
  | { readonly do: 'privacy'; readonly asking: Asking; readonly ref?: string; readonly json: boolean }
  | { readonly do: 'purge'; readonly asking: Asking; readonly execute: boolean }
  /** Of one inquiry, or without a reference of all of a member. */
  | { readonly do: 'hold' | 'lift'; readonly asking: Asking; readonly ref?: string }
  | { readonly do: 'holds'; readonly asking: Asking }
  | { readonly do: 'show'; readonly asking: Asking; readonly ref: string; readonly json: boolean }
  | {
      readonly do: 'export';
      readonly asking: Asking;
      readonly filter: Filter;
      readonly what: 'inquiries' | 'lines';
      readonly memberData: boolean;
      readonly format: 'csv' | 'xlsx';
      readonly out?: string;
    }
  | {
      readonly do: 'import';
      readonly asking: Asking;
      readonly file: string;
      readonly columns: readonly string[];
      readonly dryRun: boolean;
    };
