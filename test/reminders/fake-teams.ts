import type { Conversation } from '../../src/people/conversations';
import type { CardJson, Teams } from '../../src/reminders/teams';

export type Sent = {
  readonly entraId: string;
  readonly conversationId: string;
  readonly activityId: string;
  readonly card: CardJson;
  readonly summary: string;
};
export type Edited = Omit<Sent, 'entraId'>;
type Doing = 'send' | 'edit' | 'open';

export type FakeTeams = Teams & {
  readonly sent: Sent[];
  readonly edited: Edited[];
  /** Whom a conversation was made with. */
  readonly opened: string[];
  /** The next calls of this kind fail, one after another; `after`: what was asked has happened all the same. */
  failNext(doing: Doing, faults: readonly Error[], after?: 'after'): void;
  /** Runs in the middle of the next call of this kind. */
  during(doing: Doing, act: () => Promise<unknown>): void;
};

/** Teams in memory: implements the port and records. */
export function fakeTeams(): FakeTeams {
  const failures: { readonly doing: Doing; readonly fault: Error; readonly after: boolean }[] = [];
  const acts = new Map<Doing, () => Promise<unknown>>();
  let made = 0;
  const doing = async <T>(what: Doing, act: () => T): Promise<T> => {
    const meanwhile = acts.get(what);
    acts.delete(what);
    await meanwhile?.();
    const at = failures.findIndex((failure) => failure.doing === what);
    const [failure] = at < 0 ? [] : failures.splice(at, 1);
    if (failure === undefined) return act();
    if (failure.after) act();
    throw failure.fault;
  };

  const teams: FakeTeams = {
    sent: [],
    edited: [],
    opened: [],
    failNext(what, faults, after) {
      failures.push(...faults.map((fault) => ({ doing: what, fault, after: after === 'after' })));
    },
    during: (what, act) => void acts.set(what, act),
    send: ({ conversationId, entraId }: Conversation, card, summary) =>
      doing('send', () => {
        const activityId = `activity-${String((made += 1))}`;
        teams.sent.push({ entraId, conversationId, activityId, card, summary });
        return activityId;
      }),
    edit: ({ conversationId }, activityId, card, summary) =>
      doing('edit', () => {
        teams.edited.push({ conversationId, activityId, card, summary });
      }),
    open: (entraId, serviceUrl) =>
      doing('open', () => {
        teams.opened.push(entraId);
        return {
          entraId,
          serviceUrl,
          tenantId: 'tenant',
          conversationId: `a:${entraId}#${String(teams.opened.length)}`,
          botId: '28:app',
        };
      }),
  };
  return teams;
}
