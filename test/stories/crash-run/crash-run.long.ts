import { printedAccount } from '../mail-faults/print-account';
import { runCrash } from './run-crash';

/** Another size or another seed can be asked for by the environment. */
const asked = (name: string, usual: number): number => Number(process.env[name] ?? usual);
const hours = 3_600_000;

test(
  '1,000 inquiries, two services on one store, killed again and again while everything fails: nothing is lost or doubled',
  async () => {
    const inquiries = asked('CRASH_RUN_INQUIRIES', 1_000);
    const seed = asked('CRASH_RUN_SEED', 5);
    const account = await runCrash({
      inquiries,
      seed,
      from: '2026-11-16T08:01',
      until: '2026-11-17T12:00',
      progress(came, at) {
        if (process.stderr.isTTY)
          process.stderr.write(
            `\r${String(came)} of ${String(inquiries)}, ${at.setZone('America/Chicago').toFormat('ccc HH:mm')} `,
          );
      },
    });
    process.stdout.write(`\nSeed ${String(seed)}\n${printedAccount(account)}\n`);
    expect(account.faults).toEqual([]);
  },
  4 * hours,
);
