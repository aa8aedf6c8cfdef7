import { mailboxAddress } from '../../../local/unit';
import { kinds, type AMail, type Kind } from './a-mail';
import type { Seeded } from './seeded';

/** Mails that come together; one that stands in it twice, or in an earlier wave too, is the same mail again. */
export type Wave = {
  readonly mails: readonly AMail[];
  /** Neither a notification nor the delta query tells of them. */
  readonly isUntold?: true;
};

/** People of the directory, who are told that their mail has arrived, and others, who are not. */
const senders = [
  'Tam Nguyen <t.nguyen@member-services.example.org>',
  'Camille Dufresne <c.dufresne@member-services.example.org>',
  'Dana Whitfield <d.whitfield@call-center.example.org>',
  'Priya Raman <p.raman@ombudsman.example.org>',
  'Grant Holloway <g.holloway@legislature.example.org>',
  'Anouk Petrov <a.petrov@policy.example.org>',
  'Noor Haddad <noor.haddad@families.example.org>',
  'Milo Sandberg <milo.sandberg@families.example.org>',
  'Rhea Lindqvist <rhea.lindqvist@clinic.example.org>',
  'Tobias Achterberg <tobias.achterberg@clinic.example.org>',
];
const ourselves = `Member Escalations <${mailboxAddress}>`;

/** So many of a hundred mails come once more. */
const copies = 12;
/** In one wave of so many, mails in a row are not given out, and another is told by nobody, as is the last one of all. */
const rareWaves = 10;
const untoldTogether = 4;
/** As many as would be taken for an outage of the whole mailbox. */
const refusedTogether = 3;

/** `size` mails in waves: answers come after what they answer, all else as it falls. */
export function planWaves(size: number, waveSize: number, random: Seeded): readonly Wave[] {
  const waves: Wave[] = [];
  const decided: AMail[] = [];
  const doubled = new Set<AMail>();
  let deck: Kind[] = [];
  let last = 0;
  let left = size;

  const make = (kind: Kind, of?: AMail): AMail => {
    last += 1;
    const from = kind === 'own' ? ourselves : of !== undefined && kind !== 'sameId' ? of.from : random.oneOf(senders);
    const messageId = kind === 'sameId' && of !== undefined ? of.messageId : `<mail-${String(last)}@mail.example.org>`;
    return { number: last, kind, messageId, from, ...(of !== undefined && { of }) };
  };
  const drawn = (): Kind => {
    if (deck.length === 0) deck = [...random.shuffled(Object.entries(kinds).flatMap(cards))];
    return deck.pop() ?? 'matter';
  };
  const untold = (): readonly AMail[] => Array.from({ length: untoldTogether }, () => make('matter'));
  const add = (mails: readonly AMail[], more: Pick<Wave, 'isUntold'> = {}): void => {
    waves.push({ mails, ...more });
    left -= mails.length;
  };

  /** A mail of the kind, or a matter of its own while nothing has come that it could answer. */
  function next(kind: Kind, wave: readonly AMail[]): AMail {
    const matters = decided.filter((mail) => mail.kind === 'matter' && !doubled.has(mail));
    switch (kind) {
      case 'answerToUs':
      case 'answerInThread':
      case 'bounce':
        return matters.length === 0 ? make('matter') : make(kind, random.oneOf(matters));
      case 'answerAtOnce': {
        const open = wave.findLast((mail) => mail.kind === 'matter' || mail.kind === 'answerAtOnce');
        return open === undefined ? make('matter') : make(kind, open);
      }
      case 'sameId': {
        const alone = matters.filter((mail) => !isNamed(mail, [...waves.map(({ mails }) => mails), wave]));
        if (alone.length === 0) return make('matter');
        const of = random.oneOf(alone);
        const mail = make(kind, of);
        doubled.add(of).add(mail);
        return mail;
      }
      default:
        return make(kind);
    }
  }

  while (left > untoldTogether) {
    const number = waves.length;
    if (number % rareWaves === 5) {
      add(untold(), { isUntold: true });
      continue;
    }
    const mails: AMail[] =
      number % rareWaves === 1 ? Array.from({ length: refusedTogether }, () => make('refused')) : [];
    while (mails.length < Math.min(waveSize, left - untoldTogether)) {
      const before = [...decided, ...mails].filter((mail) => mail.kind !== 'refused' && !doubled.has(mail));
      const isCopy = before.length > 0 && random.below(100) < copies;
      mails.push(isCopy ? random.oneOf(before) : next(drawn(), mails));
    }
    add(mails);
    decided.push(...mails.filter((mail) => !decided.includes(mail)));
  }
  add(untold(), { isUntold: true });
  return waves;
}

function cards([kind, count]: readonly [string, number]): readonly Kind[] {
  return Array.from({ length: count }, () => kind as Kind);
}

/** Whether another mail names it, or it has come twice: two mails with its message id could not be told apart then. */
function isNamed(mail: AMail, waves: readonly (readonly AMail[])[]): boolean {
  const all = waves.flat();
  return all.some(({ of }) => of === mail) || all.filter((one) => one === mail).length > 1;
}
