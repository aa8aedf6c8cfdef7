import { faultsOf } from './account';
import { accountTable } from './account-table';
import * as at from './kill-points';
import { withKilledService } from './killed-service';

const { use } = withKilledService();
const table = accountTable('answers');

/** An answer is looked for before it is sent again: whatever was known, it goes out once, and only with our own words. */
const points: readonly at.Kill[] = [
  at.claimOf('acknowledged')('after', { name: 'after the claim' }),
  at.reply('before', { name: 'before the reply is made' }),
  at.reply('after', { name: 'after it is made, its id unknown' }),
  at.replyWords('before', { name: 'before it gets our words' }),
  at.replyWords('after', { name: 'after it got our words' }),
  at.mailSend('before', { name: 'between draft and send' }),
  at.mailSend('after', { name: 'after the send, its reply lost' }),
  at.proofFor('t-nguyen')('before', { name: 'after the send, before the proof' }),
  at.proofFor('t-nguyen')('after', { name: 'after the proof' }),
];

describe('Who sent a mail is told that it has arrived > the service is killed', () => {
  test.each(points.map((kill) => [kill.name, kill] as const))('%s', async (name, kill) => {
    const { unit, log, ...service } = use();
    const refs = await service.refsOf(() => service.killedAt(kill, service.forwardMail));
    await service.drain();
    const [ref = ''] = refs;

    const mails = unit.mailbox.sent().filter(({ subject }) => subject.includes(ref));
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      [['t.nguyen@member-services.example.org'], `${ref}: received.`],
    ]);
    expect(mails[0]?.text).not.toMatch(/repeated|insulin/i);
    const proofs = (await log.lines(ref)).filter(({ facts }) => facts['what'] === 'acknowledged');
    expect(proofs.map(({ act, facts }) => [act, facts['to'], facts['via'], facts['repeated']])).toEqual([
      ['sent', 't-nguyen', 'mail', undefined],
    ]);
    expect(await faultsOf(unit, log, ref)).toEqual([]);
    table.add({
      killed: name,
      inquiries: refs.length,
      received: String(mails.length),
      repeated: 0,
      missing: mails.length === 0 ? 1 : 0,
    });
  });
});
