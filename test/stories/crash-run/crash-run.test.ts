import { printedAccount } from '../mail-faults/print-account';
import { runCrash } from './run-crash';

describe('Two services on one store are killed again and again while store, Teams and mailbox fail', () => {
  test('no inquiry, reminder or answer is lost, and none is doubled', async () => {
    const account = await runCrash({ inquiries: 12, seed: 3, from: '2026-11-17T15:30', until: '2026-11-17T16:15' });
    process.stdout.write(`\n${printedAccount(account)}\n`);
    expect(account.faults).toEqual([]);
    expect(account.kills.length).toBeGreaterThan(0);
  }, 600_000);
});
