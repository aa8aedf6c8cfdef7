import { aPerson } from './a-person';
import { faultsOf } from './account';
import { accountTable } from './account-table';
import { reachedByPhone, takesIn, theRequest } from './intake';
import * as at from './kill-points';
import { withKilledService, type KilledService } from './killed-service';

const { use } = withKilledService();
const table = accountTable('mails to the MCO');

/** A mail is looked for before it is sent again: whatever was known, it goes out once and needs no mark. */
const points: readonly at.Kill[] = [
  at.claimOf('mcoRequest')('after', { name: 'after the claim' }),
  at.draft('before', { name: 'before the draft' }),
  at.draft('after', { name: 'after the draft, its id unknown' }),
  at.mailSend('before', { name: 'between draft and send' }),
  at.mailSend('after', { name: 'after the send, its reply lost' }),
  at.proofFor('k-lund')('before', { name: 'after the send, before the proof' }),
  at.proofFor('k-lund')('after', { name: 'after the proof' }),
];

describe('The MCO contact has no Teams and is asked by mail > the service is killed', () => {
  test.each(points.map((kill) => [kill.name, kill] as const))('%s', async (name, kill) => {
    const { unit, log, ...service } = use();
    const ref = await service.anInquiry();
    const liaison = aPerson('d-reyes', unit.teams, { act: service.drain, reply: () => undefined });
    await takesIn(liaison, 'Save as High Priority');
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    // Care management at this plan is Kari Lund, who is outside the tenant.
    const request = { ...theRequest, department: 'careManagement' };
    await service.killedAt(kill, () => liaison.presses('Send request', request));

    const all = unit.mailbox.sent().filter(({ subject }) => subject.includes(ref));
    const answered = all.filter(({ to }) => to.includes('t.nguyen@member-services.example.org'));
    const mails = all.filter((mail) => !answered.includes(mail));
    expect(answered).toHaveLength(1);
    expect(mails.map(({ to }) => to)).toEqual([['k.lund@itc.example.org']]);
    expect(mails[0]?.text).not.toContain('repeated');
    expect(await draftsIn(unit)).toBe(0);
    const lines = await log.lines(ref);
    expect(lines.filter(({ act }) => act === 'sendRequest')).toHaveLength(1);
    const proofs = lines.filter(({ act, facts }) => act === 'sent' && facts['what'] === 'mcoRequest');
    expect(proofs).toHaveLength(1);
    expect(proofs[0]?.facts).toMatchObject({ to: 'k-lund', via: 'mail' });
    expect(proofs[0]?.facts).not.toHaveProperty('repeated');
    expect((await log.read(ref))?.inquiry.request?.deliveredAt).toBeDefined();
    expect(await faultsOf(unit, log, ref)).toEqual([]);
    table.add({
      killed: name,
      inquiries: 1,
      received: String(mails.length),
      repeated: 0,
      missing: mails.length === 0 ? 1 : 0,
    });
  });
});

/** How many drafts are left in the mailbox, as Graph tells. */
async function draftsIn({ mailbox }: KilledService['unit']): Promise<number> {
  const response = await fetch(`${mailbox.graphUrl}/v1.0/users/${mailbox.address}/mailFolders/drafts/messages`, {
    headers: { authorization: 'Bearer any' },
  });
  const { value } = (await response.json()) as { readonly value: readonly unknown[] };
  return value.length;
}
