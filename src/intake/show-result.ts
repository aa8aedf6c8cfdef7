import { codeOf, type Diagnostics } from '../diagnostics';
import type { LedgerEntry, LedgerState } from './ledger';
import type { Mailbox } from './mailbox';

const words: Readonly<Record<LedgerState, string>> = {
  seen: 'Waiting',
  opened: 'Opened',
  appended: 'Added to',
  own: 'Own mail',
  automatic: 'Automatic',
  bounce: 'Came back',
  aside: 'Set aside',
  dismissed: 'Not an inquiry',
};

/** What is left in the inbox: it waits for us, or for a person. */
const stays: readonly LedgerState[] = ['seen', 'aside'];

/**
 * Shows people in the mailbox what became of a message, once the ledger has it: a category, and out of the inbox with what
 * waits for nobody. Only for the eye, so a failure is harmless; what is left in the inbox is tried again by reconciliation.
 */
export async function showResult(
  parts: { readonly mailbox: Pick<Mailbox, 'label' | 'file'>; readonly diagnostics: Diagnostics },
  id: string,
  entry: LedgerEntry,
): Promise<void> {
  try {
    await parts.mailbox.label(id, [words[entry.state], entry.ref].filter(Boolean).join(' '), words.aside);
    if (!stays.includes(entry.state)) await parts.mailbox.file(id);
  } catch (fault) {
    parts.diagnostics({ event: 'label failed', code: codeOf(fault) });
  }
}
