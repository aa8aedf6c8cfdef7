import { printedAccount } from './print-account';
import { runMailFaults } from './run';

/** Another size or another seed can be asked for by the environment. */
const asked = (name: string, usual: number): number => Number(process.env[name] ?? usual);
const hours = 3_600_000;

test(
  '2,000 mails come while the mailbox fails and the service is killed: each is accounted for, every inquiry opened once',
  async () => {
    const mails = asked('MAIL_RUN_MAILS', 2_000);
    const seed = asked('MAIL_RUN_SEED', 11);
    const progress = (came: number): void => {
      if (process.stderr.isTTY) process.stderr.write(`\r${String(came)} of ${String(mails)} mails`);
    };
    const account = await runMailFaults({ mails, waveSize: 25, strikes: 6, seed, progress });
    process.stdout.write(`\nSeed ${String(seed)}\n${printedAccount(account)}\n`);
    expect(account.faults).toEqual([]);
  },
  4 * hours,
);
