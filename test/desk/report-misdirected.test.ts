import { anchorKey } from '../../src/log/anchor-key';
import { findingInWords } from '../../src/log/finding';
import { shardOf } from '../../src/inquiry/reference';
import { masterKeyFrom } from '../../src/log/settings-key';
import { verifyLog } from '../../src/log/verify-log';
import { aCipher, aKey } from '../log/a-cipher';
import { rowsFrom } from '../log/a-log';
import { asked4d } from '../answer-link/link-scene';
import { buttonsOf, unitScene, type UnitScene } from './unit-scene';

const filled = { sent: 'A letter about June Quill', sentTo: 'Her neighbor, Rae Quist' };

describe('somebody reports that something was misdirected', () => {
  let scene: UnitScene;
  let ref: string;
  beforeEach(async () => {
    scene = await unitScene();
    ref = await scene.owned('d-reyes', 'mail:1', { ...asked4d, turn: 5 });
    scene.pushed();
  });

  const form = async (id = 'd-reyes') => {
    const more = await scene.presses(id, 'More', await scene.says(id, ref));
    return scene.presses(id, 'Report misdirected', more);
  };
  const report = async (more: Readonly<Record<string, string>> = { endLink: 'no' }, id = 'd-reyes') =>
    scene.presses(id, 'Report it', await form(id), { ...filled, ...more });
  const records = () => scene.log.recordsOf(ref);
  const acts = async () => (await scene.log.lines(ref)).map(({ act }) => act);

  test('behind More: what went to whom, and when it was noticed, is one privacy record and one line', async () => {
    const said = await report({ endLink: 'no', noticedTime: '10:00' });
    expect(said.headline).toBe(`${ref}: reported as misdirected.`);
    expect(await records()).toMatchObject([{ ref, by: 'd-reyes', ...filled }]);
    const [record] = await records();
    expect(record?.noticedAt.toISO()).toBe('2026-09-17T15:00:00.000Z');
    const line = (await scene.log.lines(ref)).at(-1);
    expect(line).toMatchObject({ act: 'misdirected', actor: 'd-reyes', facts: { record: record?.id }, words: {} });
  });

  test('no word of it stands plainly in the store', async () => {
    await report();
    const rows = [...(await rowsFrom(scene.rows, 'p|')), ...(await rowsFrom(scene.rows, 'h|'))];
    const plain = JSON.stringify(rows.map(({ key, columns }) => ({ key, ...columns, words: '' })));
    expect(rows.some(({ key }) => key.startsWith('p|'))).toBe(true);
    expect(plain).not.toMatch(/Quill|Quist|neighbor/);
    const sealed = rows.find(({ key }) => key.startsWith('p|'))?.columns['words'] as Uint8Array;
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('Quist');
  });

  test('the Unit Lead is told by a card without member data, and reads it there; the look is logged', async () => {
    await report();
    await scene.app.sweep();
    const [card, ...others] = scene.pushed().filter(({ view }) => view.headline.includes('misdirected'));
    expect(others).toEqual([]);
    expect(card).toMatchObject({ to: 'u-lang', view: { headline: `${ref}: something was reported as misdirected.` } });
    expect(JSON.stringify(card)).not.toMatch(/Quill|Quist/);
    const shown = await scene.presses('u-lang', 'Show the report', card!.view);
    expect(shown.entries[0]?.words.map(({ value }) => value)).toEqual(Object.values(filled));
    const looks = [];
    for await (const { columns } of scene.rows.range('access', '2026-09', '2', '~')) looks.push(columns);
    expect(looks).toContainEqual(expect.objectContaining({ person: 'u-lang', action: 'privacy', ref }));
  });

  test('a privacy officer is told too, where the directory has one', async () => {
    const officer = {
      id: 'r-pike',
      name: 'Ro Pike',
      roles: ['privacyOfficer' as const],
      mail: 'ro.pike@unit.example.org',
    };
    const { all } = await scene.people.directory();
    await scene.people.load([...all, officer]);
    scene.at('2026-09-17T10:05');
    await report();
    await scene.app.sweep();
    expect(scene.mailbox.sent.map(({ to }) => to)).toContain(officer.mail);
    const told = (await scene.log.lines(ref)).filter(({ act, facts }) => act === 'sent' && facts['to'] === 'r-pike');
    expect(told.map(({ facts }) => facts['what'])).toEqual(['misdirectedToOfficer']);
  });

  test('pressed twice it is one; from the same card again it is another', async () => {
    const shown = await form();
    for (let i = 0; i < 2; i++) await scene.presses('d-reyes', 'Report it', shown, { ...filled, endLink: 'no' });
    expect(await records()).toHaveLength(1);
    await report();
    expect(await records()).toHaveLength(2);
    expect((await acts()).filter((act) => act === 'misdirected')).toHaveLength(2);
  });

  test.each([
    [{ sent: '', endLink: 'no' }, /What was sent or shown/],
    [{ sentTo: '', endLink: 'no' }, /Who received or saw it/],
    [{}, /Did the request to the MCO go wrong/],
    [{ endLink: 'no', noticedDate: '2026-09-18' }, /When did you notice/],
    [{ endLink: 'no', noticedDate: '2026-09-01', noticedTime: '09:00' }, /When did you notice/],
  ])('%j is refused with what to do, nothing typed is lost and nothing written', async (more, error) => {
    const shown = await report(more);
    expect(shown.errors).toEqual([expect.stringMatching(error)]);
    expect(shown.fields.find(({ id }) => id === 'sentTo')?.value).toBe('sentTo' in more ? '' : filled.sentTo);
    expect([await records(), await acts()]).toEqual([[], ['opened']]);
  });

  test('when the request itself was wrong its links end: the contact sees nothing more, and is not reminded', async () => {
    expect(buttonsOf(await scene.says('j-ortiz', ref))).toContain('Member contacted');
    await report({ endLink: 'yes' });
    expect((await scene.read(ref)).request).toMatchObject({ open: true, linksEnded: true });
    expect((await scene.says('j-ortiz', ref)).facts).toEqual([]);
    scene.at('2026-09-17T16:00');
    await scene.app.sweep();
    const told = scene.pushed();
    expect(told.filter(({ to }) => to === 'j-ortiz')).toEqual([]);
    const owners = await scene.says('d-reyes', ref);
    expect(owners.lines.join(' ')).toContain('Please ask again.');
    // Asked anew, the links hold again.
    expect((await form()).fields.map(({ id }) => id)).not.toContain('endLink');
  });

  test('an MCO contact may report while their plan is asked, and nobody who may not see it', async () => {
    await report({ endLink: 'no' }, 'j-ortiz');
    expect(await records()).toMatchObject([{ by: 'j-ortiz' }]);
    const other = await scene.opens('mail:2');
    const shown = await form('j-ortiz');
    const elsewhere = {
      ...shown,
      buttons: shown.buttons.map((button) => ({ ...button, data: { ...button.data, ref: other } })),
    };
    expect((await scene.presses('j-ortiz', 'Report it', elsewhere, filled)).headline).toBe(
      `There is no inquiry ${other}.`,
    );
    expect(await scene.log.recordsOf(other)).toEqual([]);
  });

  test('nobody but those who answer for it reads it', async () => {
    await report();
    const card = { ...(await form()), buttons: [] };
    const button = {
      label: 'x',
      verb: 'misdirectedRecords',
      data: { ref },
      style: 'default',
      withoutInputs: true,
    } as const;
    const shown = await scene.presses('m-okafor', 'x', { ...card, buttons: [button] });
    expect(shown.headline).toBe('This is not yours to do.');
  });

  test('is offered where a plan that is not the member’s had opened the details', async () => {
    const now = scene.clock.now();
    const seen = await scene.owned('d-reyes', 'mail:3', {
      ...asked4d,
      step: '4c',
      beside: { verify: now },
      lastWord: { said: 'notOurMember', at: now },
      request: { ...asked4d.request!, open: false, openedAt: now },
    });
    const card = await scene.says('d-reyes', seen);
    expect(card.lines).toContain(
      'The plan has opened the details. If the member is not theirs, report it as misdirected.',
    );
    expect(buttonsOf(card)).toContain('Report misdirected');
    expect(card.buttons.length).toBeLessThanOrEqual(6);
  });

  test('is offered where the member is corrected after an MCO was asked', async () => {
    const again = await scene.owned('d-reyes', 'mail:4', {
      step: '1.intake',
      mco: 'ITC',
      request: { ...asked4d.request!, open: false },
      sensitive: { memberName: 'June Quill', memberId: '1234567A', issue: 'The wheelchair has not come.' },
    });
    const who = {
      originatorType: 'CSR',
      originatorContact: 'Cole Stone, 515-555-0101',
      memberId: '1234567A',
      issue: 'The wheelchair has not come.',
      category: 'DME',
    };
    const next = async (memberName: string) => {
      const card = await scene.says('d-reyes', again);
      return scene.presses('d-reyes', card.buttons[0]!.label, card, { ...who, memberName });
    };
    expect(buttonsOf(await next('Rae Quist'))).toContain('Report misdirected');
  });

  test('a record that was changed or removed in the store is found by its line', async () => {
    await report();
    const found = async () => {
      const words: string[] = [];
      const key = await anchorKey({ rows: scene.rows, masterKey: masterKeyFrom(aKey) });
      for await (const one of verifyLog({ rows: scene.rows, cipher: aCipher(scene.rows), anchorKey: key }))
        words.push(findingInWords(one));
      return words;
    };
    expect(await found()).toEqual([]);
    const [row] = await rowsFrom(scene.rows, 'p|');
    await scene.rows.transact('inquiries', shardOf(ref), [
      { do: 'replace', key: row!.key, columns: { ...row!.columns, by: 'm-okafor' } },
    ]);
    expect(await found()).toEqual([`${ref}, line 2 names a privacy record that was changed after it was written.`]);
    await scene.rows.transact('inquiries', shardOf(ref), [{ do: 'delete', key: row!.key }]);
    expect(await found()).toEqual([`${ref}, line 2 names a privacy record that was removed.`]);
  });
});
