import { inWords } from '../clock/words';
import type { LedgerState } from '../intake/ledger';
import type { Reconciled } from '../intake/reconcile';

const words: Readonly<Record<LedgerState, string>> = {
  seen: 'waiting',
  opened: 'opened',
  appended: 'added',
  own: 'our own',
  automatic: 'automatic',
  bounce: 'came back',
  aside: 'set aside',
  dismissed: 'no inquiry',
};

/** Whether every message of the mailbox is accounted for in the ledger; how many of each kind, and what waits longest. */
export function balance(checked: Reconciled | undefined): { readonly ok: boolean; readonly text: string } {
  if (checked === undefined) return { ok: true, text: 'The mailbox has not been compared with the ledger yet.' };
  const { at, counts, missed, left, oldestWaiting } = checked;
  const kinds = Object.entries(words).flatMap(([state, word]) => {
    const count = counts[state as LedgerState] ?? 0;
    return count === 0 ? [] : [`${String(count)} ${word}`];
  });
  const told = kinds.length === 0 ? 'no mail' : kinds.join(', ');
  const difference =
    missed === 0
      ? ''
      : ` ${String(missed)} had been missed; ${left === 0 ? 'all are taken in now' : `${String(left)} are still not in it`}.`;
  const waiting =
    oldestWaiting === undefined ? '' : ` The oldest that nobody has decided came ${inWords(oldestWaiting)}.`;
  return {
    ok: missed === 0 && oldestWaiting === undefined,
    text: `The mailbox was compared with the ledger ${inWords(at)}: ${told}.${difference}${waiting}`,
  };
}
