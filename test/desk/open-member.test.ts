import type { Inquiry } from '../../src/inquiry/inquiry';
import type { CardView } from '../../src/views/card-view';
import { aMessage } from '../intake/a-message';
import { dataOf, mailDeskScene, type MailDeskScene } from './mail-desk-scene';

const three = [
  'Please help three members.',
  'Member 1: June Quill, Medicaid ID 1234567A. Her wheelchair has not come.',
  'Member 2: Abel Frost, Medicaid ID 2345678B. No ride to the clinic.',
  'Member 3: Nora Vale, Medicaid ID 3456789C. Her dentist left the plan.',
].join('\n\n');

describe('a mail about several members, at the desk', () => {
  let scene: MailDeskScene;
  let first: string;
  beforeEach(async () => {
    scene = mailDeskScene();
    await scene.comes(aMessage({ id: 'one', internetMessageId: '<one@x.example.org>', text: three }));
    [first = ''] = await scene.refs();
  });
  const inquiry = async (ref: string): Promise<Inquiry> => (await scene.log.read(ref))!.inquiry;
  const on = (card: CardView, label: string, id = 'd-reyes') => {
    const { verb, ...data } = dataOf(card, label);
    return scene.presses(id, verb, data);
  };
  const claims = () => scene.presses('d-reyes', 'open', { ref: first });
  const takes = async () => on(await claims(), 'Take it');
  const refIn = (card: CardView) => card.headline.split(':')[0] ?? '';

  test('opens one inquiry at receipt; its claim card tells of the others without member data', async () => {
    expect(await scene.refs()).toEqual([first]);
    const claim = await claims();
    expect(claim.lines).toContain('The mail seems to be about 3 members; this inquiry is about member 1.');
    expect(JSON.stringify(claim)).not.toMatch(/Quill|Frost|Vale|1234567|2345678|3456789/);
    expect(JSON.stringify(claim)).not.toContain('openMember');
  });

  test('another member gets an inquiry with what the mail says of them, and the time at which it came', async () => {
    const card = await takes();
    const opened = await on(card, 'Open member 2 of 3');
    const second = await inquiry(refIn(opened));
    expect(opened.headline).toBe(`${second.ref}: opened for member 2 of the mail of ${first}.`);
    expect(second.sensitive).toMatchObject({ memberName: 'Abel Frost', memberId: '2345678B' });
    expect(second.anchors.received).toEqual((await inquiry(first)).anchors.received);
    expect(second.sharedMail).toMatchObject({ member: 2, members: 3, refs: { 1: first } });
    expect((await inquiry(first)).sharedMail?.refs).toEqual({ 2: second.ref });
    expect((await scene.log.lines(first)).at(-1)).toMatchObject({ act: 'memberOpened', actor: 'd-reyes' });
  });

  test('each is opened once, however often it is pressed', async () => {
    const card = await takes();
    const [one, again] = await Promise.all([on(card, 'Open member 2 of 3'), on(card, 'Open member 2 of 3')]);
    const late = await on(card, 'Open member 2 of 3');
    expect(refIn(again)).toBe(refIn(one));
    expect(late.headline).toBe(`${refIn(one)}: already opened.`);
    expect(await scene.refs()).toHaveLength(2);
    expect((await scene.log.lines(first)).filter(({ act }) => act === 'memberOpened')).toHaveLength(1);
  });

  test('the others are offered until all of them have an inquiry', async () => {
    await takes();
    const more = await scene.presses('d-reyes', 'more', { ref: first });
    await on(more, 'Open member 3 of 3');
    const left = await claims();
    expect(() => dataOf(left, 'Open member 3 of 3')).toThrow();
    await on(left, 'Open member 2 of 3');
    const done = await claims();
    expect(JSON.stringify(done.buttons)).not.toContain('openMember');
    expect(done.lines.join(' ')).toMatch(/Of the same mail, member 2 is ME-\S+, member 3 is ME-\S+\./);
  });

  test('only who has the inquiry opens them', async () => {
    const card = await takes();
    const { verb, ...data } = dataOf(card, 'Open member 2 of 3');
    const refused = await scene.presses('m-okafor', verb, data);
    expect(refused.headline).toBe(`${first}: nothing to do here.`);
    expect(await scene.refs()).toEqual([first]);
  });

  test.each(['1', '4', '2.5', 'x', ''])('there is no member "%s" to open', async (member) => {
    const card = await takes();
    const { verb, ...data } = dataOf(card, 'Open member 2 of 3');
    await scene.presses('d-reyes', verb, { ...data, member });
    expect(await scene.refs()).toEqual([first]);
  });

  test('when the mail has gone from the mailbox, nothing is opened, and the card says how else', async () => {
    const card = await takes();
    scene.mailbox.remove('one');
    const gone = await on(card, 'Open member 2 of 3');
    expect(gone.lines.join(' ')).toContain('Write new to open an inquiry for the other member.');
    expect(await scene.refs()).toEqual([first]);
  });

  test('only the first opening is acknowledged', async () => {
    await on(await takes(), 'Open member 2 of 3');
    const pending = await Promise.all((await scene.refs()).map(async (ref) => (await inquiry(ref)).pending));
    const what = pending.map((all) => Object.values(all).filter((one) => one.what === 'acknowledged').length);
    expect(what.sort()).toEqual([0, 1]);
  });
});
