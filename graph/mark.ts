import { markHeader } from '../src/intake/mailbox';

/** The same mark as a named property: Graph can filter by it, not by a header. The set's id is our own, fixed for ever. */
export const markProperty = 'String {6f1d0c52-3c0e-4f0b-9a57-8f2f6f0b7c11} Name memberEscalationsMark';

/** What a draft carries of its mark. */
export function markedDraft(mark: string): object {
  return {
    internetMessageHeaders: [{ name: markHeader, value: mark }],
    singleValueExtendedProperties: [{ id: markProperty, value: mark }],
  };
}

/** The `$filter` that finds it again, ready for a URL. */
export function markFilter(mark: string): string {
  const value = mark.replaceAll("'", "''");
  return encodeURIComponent(
    `singleValueExtendedProperties/Any(ep: ep/id eq '${markProperty}' and ep/value eq '${value}')`,
  );
}
