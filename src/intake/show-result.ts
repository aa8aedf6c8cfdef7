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

/** Shows people in the mailbox what became of a message; only for the eye, so a failure is harmless. */
export async function showResult(
  parts: { readonly mailbox: Pick<Mailbox, 'label'>; readonly diagnostics: Diagnostics },
  id: string,
  entry: LedgerEntry,
): Promise<void> {
  try {
    await parts.mailbox.label(id, [words[entry.state], entry.ref].filter(Boolean).join(' '), words.aside);
  } catch (fault) {
    parts.diagnostics({ event: 'label failed', code: codeOf(fault) });
  }
}
