import type { Fault, FaultTarget } from '../../../local/mailbox/faults';
import type { NotificationFault } from '../../../local/mailbox/notification-faults';
import type { MailboxStandIn } from '../../../local/mailbox/stand-in';
import type { Seeded } from './seeded';

/** What goes wrong in the mailbox, dealt out evenly, so that each kind of it comes in every run. */
export type Strikes = {
  /** So many more wait for the next requests and notifications, or happen at once. */
  deal(count: number): void;
  /** How many struck, by kind. */
  struck(): ReadonlyMap<string, number>;
};

/** Something that goes wrong: told when it struck, or, what happens at once, by its name here. */
type Strike = { readonly name?: string; readonly on: (faults: MailboxStandIn['faults']) => void };

const delta: FaultTarget = { method: 'GET', path: /\/messages\/delta$/ };
const reading: FaultTarget = { method: 'GET', path: /\/messages\/[^/]{20,}$/ };
const attachments: FaultTarget = { method: 'GET', path: /\/attachments$/ };
const labelling: FaultTarget = { method: 'PATCH', path: /\/messages\/[^/]+$/ };
const moving: FaultTarget = { method: 'POST', path: /\/move$/ };
const replying: FaultTarget = { method: 'POST', path: /\/createReply$/ };
const sending: FaultTarget = { method: 'POST', path: /\/send$/ };
const searching: FaultTarget = { method: 'GET', path: /\/mailFolders\/[^/]+\/messages$/ };
const writing: readonly FaultTarget[] = [labelling, moving, replying, sending];
const all: readonly FaultTarget[] = [delta, reading, attachments, searching, ...writing];

const tooMany: Fault = { kind: 'answer', status: 429, retryAfter: '0.02' };
const unavailable: Fault = { kind: 'answer', status: 503, retryAfter: '0.02' };
const unauthorized: Fault = {
  kind: 'answer',
  status: 401,
  json: { error: { code: 'InvalidAuthenticationToken', message: '' } },
};

/** The fault strikes one request of each kind. */
const each = (fault: Fault, targets: readonly FaultTarget[]): Strike => ({
  on: (faults) => {
    for (const target of targets) faults.next(fault, target);
  },
});
const words = (...lost: readonly NotificationFault[]): Strike => ({
  on: (faults) => {
    for (const fault of lost) faults.nextNotification(fault);
  },
});
const atOnce = (name: string, on: Strike['on']): Strike => ({ name, on });

const strikes: readonly Strike[] = [
  each(tooMany, all),
  each({ kind: 'answer', status: 429 }, [reading]),
  each(unavailable, all),
  each({ kind: 'answer', status: 503, doneFirst: true }, writing),
  each({ kind: 'answer', status: 502, text: '<html>Bad gateway</html>' }, [reading, labelling]),
  // Longer than one request is tried: the message is passed over, and what answers it comes next.
  each(
    unavailable,
    Array.from({ length: 5 }, () => reading),
  ),
  each({ kind: 'drop', when: 'before' }, all),
  each({ kind: 'drop', when: 'after' }, all),
  each({ kind: 'hang', when: 'before' }, [reading]),
  each({ kind: 'hang', when: 'after' }, [sending]),
  each(unauthorized, [delta]),
  each(unauthorized, [reading]),
  each({ kind: 'duplicateItems' }, [delta, delta]),
  each({ kind: 'emptyPage' }, [delta, delta]),
  words({ kind: 'lose' }, { kind: 'lose' }),
  words({ kind: 'lose', thenMissed: true }),
  words({ kind: 'twice' }, { kind: 'twice' }),
  words({ kind: 'hold' }, { kind: 'hold' }, { kind: 'hold' }),
  atOnce('410 for the delta link', (faults) => {
    faults.expireTokens();
  }),
  atOnce('400 syncStateNotFound for it', (faults) => {
    faults.expireTokens(400);
  }),
  atOnce('subscription ended without a word', (faults) => {
    faults.expireSubscriptions();
  }),
  atOnce('subscription removed', (faults) => {
    faults.removeSubscriptions();
  }),
  atOnce('subscription to be confirmed', (faults) => {
    faults.askReauthorization();
  }),
];

export function strikesOn({ faults }: Pick<MailboxStandIn, 'faults'>, random: Seeded): Strikes {
  const happened: string[] = [];
  let deck: Strike[] = [];
  return {
    deal(count) {
      for (let dealt = 0; dealt < count; dealt += 1) {
        if (deck.length === 0) deck = [...random.shuffled(strikes)];
        const strike = deck.pop();
        strike?.on(faults);
        if (strike?.name !== undefined) happened.push(strike.name);
      }
    },
    struck() {
      const told = [...faults.struck().map(inWords), ...faults.struckNotifications().map(wordInWords), ...happened];
      return new Map([...new Set(told)].sort().map((one) => [one, told.filter((other) => other === one).length]));
    },
  };
}

function inWords(fault: Fault): string {
  switch (fault.kind) {
    case 'answer':
      return `${String(fault.status)}${fault.doneFirst === true ? ', though it was done' : ''}`;
    case 'drop':
      return fault.when === 'before' ? 'reset' : 'reset, though it was done';
    case 'hang':
      return fault.when === 'before' ? 'hung reply' : 'hung reply, though it was done';
    case 'duplicateItems':
      return 'delta items twice';
    case 'emptyPage':
      return 'delta page without items, then again';
    case 'loseItems':
      return 'delta items never told';
  }
}

function wordInWords(fault: NotificationFault): string {
  switch (fault.kind) {
    case 'lose':
      return fault.thenMissed === true ? 'notification lost, "missed" said' : 'notification lost';
    case 'twice':
      return 'notification twice';
    case 'hold':
      return 'notification late, in another order';
  }
}
