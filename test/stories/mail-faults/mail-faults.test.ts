import { printedAccount } from './print-account';
import { runMailFaults } from './run';

describe('Mails come while the mailbox fails in every way, and the service is killed again and again', () => {
  test('each is accounted for, and every inquiry is opened once', async () => {
    const account = await runMailFaults({ mails: 60, waveSize: 15, strikes: 6, seed: 7 });
    process.stdout.write(`\n${printedAccount(account)}\n`);
    expect(account.faults).toEqual([]);
    expect(account.kills.length).toBeGreaterThan(0);
    // Those that wait for a request that always comes.
    expect([...account.struck.keys()]).toEqual(
      expect.arrayContaining(['401', '403', '429', '502', '503', 'hung reply', 'reset', 'delta items never told']),
    );
  }, 300_000);
});
