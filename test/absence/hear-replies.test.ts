import { createReplies } from '../../src/absence/hear-replies';
import { movableClock } from '../../src/clock/movable-clock';
import type { Diagnostic } from '../../src/diagnostics';
import { MailboxRefused, MailboxUnreachable } from '../../src/intake/mailbox';
import type { AutomaticReplies } from '../../src/people/automatic-replies';
import { central, iowa } from '../clock/calendars';
import { fakePeople } from '../people/the-unit';

/** Mailboxes that say what they are told to say, and whose they are asked for. */
function scene(on = true) {
  const people = fakePeople();
  const clock = movableClock(() => 0, central('2026-09-17T10:00'));
  const told: Diagnostic[] = [];
  const asked: string[] = [];
  const said = new Map<string, AutomaticReplies | Error>();
  let woken = 0;
  const replies = createReplies({
    people,
    clock,
    calendar: iowa,
    diagnostics: (line) => told.push(line),
    wake: () => (woken += 1),
    ...(on && {
      absences: {
        repliesOf({ mail }) {
          const id = mail.split('@')[0] ?? '';
          asked.push(id);
          const answer = said.get(id);
          return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
        },
      },
    }),
  });
  return {
    people,
    told,
    asked,
    said,
    replies,
    woken: () => woken,
    at: (text: string): void => {
      clock.set(central(text));
    },
    away: async () =>
      (await people.directory()).all.filter(({ awayUntil }) => awayUntil !== undefined).map(({ id }) => id),
  };
}
const always: AutomaticReplies = { status: 'always' };

describe('automatic replies', () => {
  test('of everybody of the unit are looked at, of nobody else; who is away is told of at once', async () => {
    const { replies, said, asked, away, woken } = scene();
    said.set('d-reyes', always);
    await replies.hear();
    expect(asked).toEqual(['d-reyes', 'm-okafor', 'e-vance', 'n-park', 'u-lang', 'a-moss']);
    expect([await away(), woken()]).toEqual([['d-reyes'], 1]);
    expect(replies.health()).toEqual({});
  });

  test('are looked at each quarter of an hour, in open hours', async () => {
    const { replies, asked, at } = scene();
    const looks = async (): Promise<boolean> => {
      asked.length = 0;
      await replies.hear();
      return asked.length > 0;
    };
    expect([await looks(), await looks()]).toEqual([true, false]);
    at('2026-09-17T10:14');
    expect(await looks()).toBe(false);
    at('2026-09-17T10:15');
    expect(await looks()).toBe(true);
    at('2026-09-17T17:05');
    expect(await looks()).toBe(false);
    at('2026-09-19T12:00');
    expect(await looks()).toBe(false);
    at('2026-09-21T08:00');
    expect(await looks()).toBe(true);
  });

  test('that are switched off bring the person back', async () => {
    const { replies, said, away, at } = scene();
    said.set('d-reyes', always);
    await replies.hear();
    said.set('d-reyes', { status: 'off' });
    at('2026-09-17T10:15');
    await replies.hear();
    expect(await away()).toEqual([]);
  });

  test('of one that are refused do not hide those of the others, and are told once a look', async () => {
    const { replies, said, away, told, at } = scene();
    said.set('d-reyes', new MailboxRefused('reading', 403, 'ErrorAccessDenied'));
    said.set('e-vance', always);
    await replies.hear();
    expect([await away(), replies.health()]).toEqual([['e-vance'], { failing: 'MAILBOX_REFUSED' }]);
    expect(told).toEqual([{ event: 'automatic replies not read', code: 'MAILBOX_REFUSED' }]);
    said.delete('d-reyes');
    at('2026-09-17T10:15');
    await replies.hear();
    expect(replies.health()).toEqual({});
  });

  test('without an answer wait for the next look; nobody’s absence changes', async () => {
    const { replies, said, asked, away } = scene();
    said.set('d-reyes', new MailboxUnreachable('reading', 'no', undefined));
    said.set('e-vance', always);
    await replies.hear();
    expect([asked, await away(), replies.health()]).toEqual([['d-reyes'], [], { failing: 'MAILBOX_UNREACHABLE' }]);
  });

  test('are not looked at where that is not wanted', async () => {
    const { replies, asked } = scene(false);
    await replies.hear();
    expect([asked, replies.health()]).toEqual([[], undefined]);
  });
});
