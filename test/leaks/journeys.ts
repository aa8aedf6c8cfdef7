import { referenceIn } from '../../src/inquiry/reference';
import { reachedByPhone, theResolution } from '../stories/intake';
import { read } from '../stories/card-client';
import type { At, Teams } from './at-teams';
import { mailAbout, mailAboutTwo, words } from './mails';
import type { Pages } from './page-visits';
import type { Planted } from './planted';

/** What a journey does with; `deliver` brings a mail to the mailbox. */
export type Ways = {
  readonly teams: Teams;
  readonly pages: Pages;
  readonly deliver: (eml: string) => Promise<unknown>;
  /** The reference that stands beside a mail in the mailbox. */
  readonly refOf: (messageId: string) => string;
  /** A page that did show what was planted, to somebody with the code. */
  readonly sawBehindCode: (page: string) => void;
  /** Each journey's inquiry, for those who have no right to it. */
  readonly opened: (ref: string, p: Planted) => void;
};

/** The way of one inquiry; at each yield the unit takes in mail and sends what is due. */
export type Journey = (ways: Ways, p: Planted, n: number) => AsyncGenerator<undefined, void, void>;

const csr = 'Tam Nguyen <t.nguyen@member-services.example.org>';

/** Each path by which member data comes in, with a word of its own in every field that can be filled in. */
export const journeys: Readonly<Record<string, Journey>> = {
  async *'mail, the MCO in Teams, reopened by another mail'(ways, p, n) {
    const { teams } = ways;
    const ref = yield* byMail(ways, p, n);
    yield* toPlan(ways, p, ref, { plan: 'ITC', contact: 'j-ortiz', department: 'memberServices' });
    const answering = await teams.presses(teams.newest('j-ortiz', ref), 'See details and answer');
    await teams.presses(answering, 'Member contacted', { reporter: p.word('reporter'), note: p.word('note') });
    yield undefined;
    await teams.presses(teams.newest('d-reyes', ref), 'Resolved', resolution(p));
    yield undefined;
    await ways.deliver(mailAbout(p, `again-${String(n)}@mail.example.org`));
    yield undefined;
    const second = ways.refOf(`again-${String(n)}@mail.example.org`);
    const taken = await teams.presses(teams.newest('s-okafor', second), 'Take it');
    await teams.presses(taken, `Reopen ${ref}`, { reason: p.word('reopened') });
  },

  async *'a call, Escalated, resolved by the IME'({ teams, opened }, p) {
    const form = await teams.says('d-reyes', 'new');
    let at = await teams.presses(form, 'Open inquiry', call(p));
    const ref = referenceIn(read(at.card).headline) ?? '';
    opened(ref, p);
    at = await teams.presses(at, 'Next', { category: 'DME', dateOfBirth: p.born });
    at = await teams.presses(at, 'Next', { enrolled: 'yes', source: 'elvsWeb', plan: 'MOL' });
    await teams.presses(at, 'Save as Escalated', urgency(p));
    yield undefined;
    const offered = ['l-tran', 'a-ruiz'].map((id) => tryNewest(teams, id, ref)).find((card) => card !== undefined);
    if (offered === undefined) throw new Error('No ESR was offered the inquiry.');
    at = await teams.presses(offered, 'Accept');
    at = await teams.presses(at, 'Save and decide', contact(p));
    await teams.presses(at, 'IME can resolve', resolution(p));
  },

  async *'mail, the MCO behind the link'(ways, p, n) {
    const { teams, pages } = ways;
    const ref = yield* byMail(ways, p, n);
    yield* toPlan(ways, p, ref, { plan: 'WLP', contact: 'f-amado', department: 'pharmacy' });
    const address = 'f.amado@plan-desk.example.org';
    let page = await pages.opens(address, ref);
    if (n < 50) {
      page = await pages.withCode(page, address);
      ways.sawBehindCode(page.shown);
      await pages.presses(page, 'answer', answered(p));
    } else {
      page = await pages.pressesWithout(page, 'enterCode', { code: '000000' });
      await pages.pressesWithout(page, 'answer', answered(p));
    }
    yield undefined;
    await pages.opens(address, ref);
    await teams.presses(teams.newest('d-reyes', ref), 'Not resolved, go on', {});
  },

  async *'mail, the MCO answers by mail, another plan'(ways, p, n) {
    const { teams } = ways;
    const ref = yield* byMail(ways, p, n);
    yield* toPlan(ways, p, ref, { plan: 'ITC', contact: 'k-lund', department: 'careManagement' });
    const said = `About ${p.name} (${p.id}), born ${p.born}: ${p.word('said')}, call ${p.phone}.`;
    await ways.deliver(
      words('Kari Lund <k.lund@itc.example.org>', `RE: ${ref} ${p.name}`, said, `mco-${String(n)}@itc.example.org`),
    );
    yield undefined;
    let at = await teams.presses(teams.newest('d-reyes', ref), 'No, it does not count');
    at = await teams.execute(at, 'more', { ref, nonce: `m${String(n)}`, row: '4d' });
    await teams.presses(at, 'MCO changed', { plan: 'MOL', source: 'elvsWeb', reason: p.word('changed') });
  },

  async *'a call to a CSR, who adds to it; not a member inquiry'({ teams, opened }, p) {
    const form = await teams.says('t-nguyen', 'new');
    let at = await teams.presses(form, 'Open inquiry', call(p));
    const ref = referenceIn(read(at.card).headline) ?? '';
    opened(ref, p);
    yield undefined;
    at = await teams.says('t-nguyen', `status ${ref}`);
    at = await teams.presses(at, 'Add information');
    await teams.presses(at, 'Save', { learned: p.word('added') });
    at = await teams.says('t-nguyen', `status ${ref} for ${p.name}`);
    at = await teams.presses(at, 'The member called again');
    await teams.presses(at, 'Save', { note: p.word('calledAgain') });
    yield undefined;
    at = await teams.says('t-nguyen', `status ${ref}`);
    at = await teams.presses(at, 'Open in an emergency');
    at = await teams.presses(at, 'Open for 60 minutes', { reason: p.word('emergency') });
    await teams.presses(at, 'Look again');
    yield undefined;
    at = await teams.presses(teams.newest('d-reyes', ref), 'Take it');
    await teams.presses(at, 'Not a member inquiry', { reason: p.word('none') });
  },

  async *'mails that are added, corrections, handed over'(ways, p, n) {
    const { teams } = ways;
    const ref = yield* byMail(ways, p, n);
    let at = teams.newest('d-reyes', ref);
    at = await teams.presses(at, 'Take it');
    at = await teams.presses(at, 'Next', { ...who(p), memberName: `${p.name} (${p.word('nickname')})` });
    at = await teams.presses(at, 'Next', { enrolled: 'yes', source: 'elvsWeb', plan: 'WLP' });
    at = await teams.presses(at, 'Back');
    at = await teams.presses(at, 'Back');
    at = await teams.presses(at, 'Next', { ...who(p), issue: p.word('corrected') });
    at = await teams.presses(at, 'Next', { enrolled: 'yes', source: 'elvsWeb', plan: 'WLP' });
    await teams.presses(at, 'Save as High Priority', urgency(p));
    const thread = `mail-${String(n)}@mail.example.org`;
    await ways.deliver(
      words(csr, `RE: ${p.name}`, `${p.name}: ${p.word('more')}`, `more-${String(n)}@x.example.org`, thread),
    );
    await ways.deliver(
      words(
        'Ima Fenn <ima.fenn@mail.example.org>',
        `${ref} ${p.name}`,
        p.word('stranger'),
        `s-${String(n)}@x.example.org`,
      ),
    );
    await ways.deliver(
      words(csr, `status ${ref} ${p.name}`, `Where does ${p.name} stand?`, `q-${String(n)}@x.example.org`),
    );
    yield undefined;
    at = await teams.execute(at, 'handOver', { ref, nonce: `h${String(n)}` });
    await teams.presses(at, 'Hand over', { person: 's-okafor', reason: p.word('handed') });
    yield undefined;
    await teams.execute(teams.newest('s-okafor', ref), 'log', { ref, nonce: `l${String(n)}` });
    at = await teams.execute(teams.newest('s-okafor', ref), 'more', { ref, nonce: `d${String(n)}` });
    at = await teams.execute(at, 'misdirectedForm', { ref, nonce: `p${String(n)}` });
    await teams.presses(at, 'Report it', { sent: `${p.name}: ${p.word('misdirected')}`, sentTo: p.word('stray') });
    yield undefined;
    await teams.execute(teams.newest('p-holm', ref), 'misdirectedRecords', { ref, nonce: `r${String(n)}` });
    at = await teams.execute(teams.newest('s-okafor', ref), 'more', { ref, nonce: `e${String(n)}` });
    await teams.presses(at, 'Deadline changed', { reason: p.word('deadline'), statedDate: '2026-12-01' });
  },

  async *'2.b, the Unit Lead calls back'(ways, p, n) {
    const { teams } = ways;
    const ref = yield* byMail(ways, p, n);
    let at = await teams.presses(teams.newest('d-reyes', ref), 'Take it');
    at = await teams.presses(at, 'Next', who(p));
    await teams.presses(at, 'Next', { enrolled: 'no', source: 'elvsPhone', notInMcoReason: 'MEDICALLY_NEEDY' });
    yield undefined;
    at = await teams.presses(teams.newest('p-holm', ref), 'No answer', {
      result: 'NO_ANSWER',
      learned: p.word('rang'),
    });
    await teams.presses(at, 'Record callback', {
      result: 'REACHED',
      learned: p.word('callback'),
      referredTo: p.word('referred'),
    });
  },

  async *'a mail about two members'(ways, p, n) {
    const { teams } = ways;
    const id = `two-${String(n)}@mail.example.org`;
    await ways.deliver(
      mailAboutTwo(
        p,
        { ...p, name: `${p.name}b`, id: p.id.replace('Z', '').replace(/^9/, '98').slice(0, 7) + 'Z' },
        id,
      ),
    );
    yield undefined;
    const ref = ways.refOf(id);
    ways.opened(ref, p);
    const at = await teams.presses(teams.newest('d-reyes', ref), 'Take it');
    await teams.presses(at, 'Open member 2 of 2');
  },

  async *'a mail that is set aside, and a search'({ teams, deliver, refOf }, p, n) {
    const id = `aside-${String(n)}@mail.example.org`;
    await deliver(
      mailAbout(p, id, '', {
        'Content-Type': `multipart/encrypted; protocol="application/pgp-encrypted"; boundary="part"`,
      }),
    );
    yield undefined;
    refOf(id);
    const list = await teams.says('p-holm', 'aside');
    const look = read(list.card).buttons.find((title) => title.startsWith('Look at')) ?? '';
    const shown = await teams.presses(list, look);
    await teams.presses(shown, 'Not an inquiry', { dismissal: 'MISDIRECTED', note: p.word('dismissed') });
    const find = await teams.says('d-reyes', 'find');
    await teams.presses(find, 'Search', {
      memberId: p.id,
      memberName: p.name,
      dateOfBirth: p.born,
      why: p.word('why'),
    });
    await teams.says('d-reyes', `${p.name} ${p.id}`);
  },
};

/** A mail comes in; answers the reference of its inquiry. */
async function* byMail(ways: Ways, p: Planted, n: number): AsyncGenerator<undefined, string, void> {
  const id = `mail-${String(n)}@mail.example.org`;
  await ways.deliver(mailAbout(p, id));
  yield undefined;
  const ref = ways.refOf(id);
  ways.opened(ref, p);
  return ref;
}

/** Steps 1 to 4.c. */
async function* toPlan(
  { teams }: Ways,
  p: Planted,
  ref: string,
  to: { readonly plan: string; readonly contact: string; readonly department: string },
): AsyncGenerator<undefined, void, void> {
  let at = await teams.presses(teams.newest('d-reyes', ref), 'Take it');
  at = await teams.presses(at, 'Next', who(p));
  at = await teams.presses(at, 'Next', { enrolled: 'yes', source: 'elvsWeb', plan: to.plan });
  at = await teams.presses(at, 'Save as High Priority', urgency(p));
  at = await teams.presses(at, 'Save and ask the MCO', contact(p));
  await teams.presses(at, 'Send request', {
    department: to.department,
    contact: to.contact,
    need: p.word('need'),
    messageRule: p.word('rule'),
  });
  yield undefined;
}

function tryNewest(teams: Teams, id: string, ref: string): At | undefined {
  try {
    return teams.newest(id, ref);
  } catch {
    return undefined;
  }
}

type Filled = Readonly<Record<string, string>>;

function who(p: Planted): Filled {
  return {
    originatorContact: p.caller,
    memberName: p.name,
    memberId: p.id,
    dateOfBirth: p.born,
    issue: `${p.word('wrong')} for ${p.name}`,
    category: 'DME',
  };
}

function call(p: Planted): Filled {
  return {
    receipt: 'phone',
    originatorType: 'CSR',
    originatorContact: `${p.caller}, ${p.phone}`,
    memberName: p.name,
    memberId: p.id,
    issue: p.word('told'),
  };
}

function urgency(p: Planted): Filled {
  return { tierReason: p.word('urgent'), phone: p.phone, language: p.word('language'), leaveMessage: 'yes' };
}

function contact(p: Planted): Filled {
  return { ...reachedByPhone, learned: p.word('learned') };
}

function answered(p: Planted): Filled {
  return { button: 'memberContacted', reporter: p.word('reporter'), note: `${p.name}: ${p.word('note')}` };
}

function resolution(p: Planted): Filled {
  return { ...theResolution, resolutionText: `${p.name} has it: ${p.word('resolved')}` };
}
