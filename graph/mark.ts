import { markHeader, type OutgoingMail } from '../src/intake/mailbox';

/** The same mark as a named property: Graph can filter by it, not by a header. The set's id is our own, fixed for ever. */
export const markProperty = 'String {6f1d0c52-3c0e-4f0b-9a57-8f2f6f0b7c11} Name memberEscalationsMark';

/** Asks servers for no automatic answer (MS-OXOMSG 2.2.1.77): goes out as `X-Auto-Response-Suppress: All`. */
const suppressProperty = 'Integer 0x3FDF';
const suppressHeader = 'x-auto-response-suppress';

type Marked = Pick<OutgoingMail, 'mark' | 'automatic'>;

/** Headers can be given only while a message is made, and only such as begin with x-: no `Auto-Submitted`. */
export function markHeaders({ mark, automatic }: Marked): object {
  return {
    internetMessageHeaders: [
      { name: markHeader, value: mark },
      ...(automatic === true ? [{ name: suppressHeader, value: 'All' }] : []),
    ],
  };
}

/** Properties can be set on a draft at any time. */
export function markProperties({ mark, automatic }: Marked): object {
  return {
    singleValueExtendedProperties: [
      { id: markProperty, value: mark },
      ...(automatic === true ? [{ id: suppressProperty, value: '-1' }] : []),
    ],
  };
}

/** The `$filter` that finds it again, ready for a URL. */
export function markFilter(mark: string): string {
  const value = mark.replaceAll("'", "''");
  return encodeURIComponent(
    `singleValueExtendedProperties/Any(ep: ep/id eq '${markProperty}' and ep/value eq '${value}')`,
  );
}
