import { DateTime } from 'luxon';
import { MailboxUnreachable } from '../../src/intake/mailbox';
import type { LogLine } from '../../src/inquiry/log-line';
import { measuredLog, measuredMailbox, measuredTeams } from '../../src/metrics/measured-ports';
import { isListed, metrics, type Measure, type MetricName } from '../../src/metrics/metrics';
import { measureServed } from '../../src/metrics/served';
import { TeamsGone, TeamsRefused, TeamsUnreachable } from '../../src/reminders/teams';

type Figure = { readonly name: string; readonly value: number; readonly attributes: object };

/** Takes figures, and only listed ones. */
function taking(): { readonly measure: Measure; readonly figures: Figure[] } {
  const figures: Figure[] = [];
  return {
    figures,
    measure(name, value, attributes) {
      expect(isListed(name, attributes)).toBe(true);
      figures.push({ name, value, attributes });
    },
  };
}

describe('the list of figures', () => {
  const series = ([, { attributes }]: [string, { readonly attributes: object }]): number =>
    (Object.values(attributes) as (readonly string[])[]).reduce((product, values) => product * values.length, 1);

  test('makes at most forty series', () => {
    expect(Object.entries(metrics).reduce((sum, entry) => sum + series(entry), 0)).toBeLessThanOrEqual(40);
  });

  test.each(Object.entries(metrics))('%s has a name of ours, a unit and words', (name, { unit, is }) => {
    expect(name).toMatch(/^(escalations(\.[a-z_]+)+|http\.server\.request\.duration)$/);
    expect(name).not.toContain('total');
    expect(unit).toMatch(/^(s|\{[a-z]+\})$/);
    expect(is).toMatch(/^[A-Z].*\.$/);
  });

  test.each<[string, MetricName, Record<string, unknown>]>([
    ['another value', 'escalations.reminder.lag', { channel: 'A. Quill' }],
    ['one attribute more', 'escalations.reminder.lag', { channel: 'mail', ref: 'ME-261124-0000A1' }],
    ['none where one belongs', 'escalations.reminder.lag', {}],
    ['one where none belongs', 'escalations.reminder.waiting', { member: 'A. Quill' }],
    ['a word that every object knows', 'escalations.reminder.lag', { toString: 'mail' }],
  ])('does not know %s', (_case, name, attributes) => {
    expect(isListed(name, attributes)).toBe(false);
  });
});

describe('sends are counted with what became of them', () => {
  const conversation = { entraId: 'x', conversationId: 'x', serviceUrl: 'x', tenantId: 'x', botId: 'x' };
  test.each<[string, Error]>([
    ['retried', new TeamsUnreachable('posting', 'no', undefined)],
    ['unknown', new TeamsUnreachable('posting', 'unknown', undefined)],
    ['retried', new TeamsGone('posting', 404)],
    ['refused', new TeamsRefused('posting', 413, 'TooBig')],
  ])('%s by Teams', async (outcome, fault) => {
    const { measure, figures } = taking();
    const teams = measuredTeams({ send: () => Promise.reject(fault) } as never, measure);
    await expect(teams.send(conversation, { type: 'AdaptiveCard' }, 'x')).rejects.toBe(fault);
    expect(figures).toEqual([
      { name: 'escalations.delivery.attempts', value: 1, attributes: { channel: 'teams', outcome } },
    ]);
  });

  test('sent, and unknown, by mail', async () => {
    const { measure, figures } = taking();
    const results = [Promise.resolve(), Promise.reject(new MailboxUnreachable('sending', 'unknown', undefined))];
    const mailbox = measuredMailbox({ send: () => results.shift() } as never, measure);
    await mailbox.send('a');
    await expect(mailbox.send('b')).rejects.toThrow(MailboxUnreachable);
    expect(figures.map(({ attributes }) => attributes)).toEqual([
      { channel: 'mail', outcome: 'sent' },
      { channel: 'mail', outcome: 'unknown' },
    ]);
  });
});

describe('lines of the log are measured', () => {
  const at = DateTime.fromISO('2026-11-24T15:00:00Z', { zone: 'utc' });
  const line = (more: Partial<LogLine>): LogLine => ({
    step: '4b',
    act: 'sent',
    actor: 'system',
    happenedAt: at,
    recordedAt: at,
    facts: {},
    words: { note: 'A. Quill' },
    ...more,
  });
  const commit = async (outcome: string, lines: readonly LogLine[]): Promise<readonly Figure[]> => {
    const { measure, figures } = taking();
    const log = measuredLog({ commit: () => Promise.resolve({ outcome }) } as never, measure);
    await log.commit({} as never, { lines } as never);
    return figures;
  };

  test('with how late a send was, and whether it reached anybody', async () => {
    const figures = await commit('committed', [
      line({ dueAt: at, sentAt: at.plus({ seconds: 90 }), facts: { via: 'mail' } }),
      line({ dueAt: at, sentAt: at, facts: { via: 'teams' } }),
      line({ act: 'undeliverable', dueAt: at }),
      line({ act: 'contacted' }),
    ]);
    expect(figures).toEqual([
      { name: 'escalations.reminder.lag', value: 90, attributes: { channel: 'mail' } },
      { name: 'escalations.reminder.lag', value: 0, attributes: { channel: 'teams' } },
      { name: 'escalations.delivery.attempts', value: 1, attributes: { channel: 'none', outcome: 'dead' } },
    ]);
  });

  test.each(['moved', 'done'])('only once they are in the log (%s)', async (outcome) => {
    expect(await commit(outcome, [line({ dueAt: at, sentAt: at })])).toEqual([]);
  });
});

test.each([
  ['/answer/:token', 200, '/answer', 'ok'],
  ['/graph/notifications', 202, '/graph', 'ok'],
  ['/api/messages', 401, '/api/messages', '4xx'],
  ['/readyz', 503, 'health', '5xx'],
  ['', 404, 'other', '4xx'],
  ['/answers', 307, 'other', 'ok'],
])('a request to %s that ends with %s is one of %s, %s', (asked, code, route, status) => {
  const { measure, figures } = taking();
  measureServed(measure)(asked, code, 1_500);
  expect(figures).toEqual([{ name: 'http.server.request.duration', value: 1.5, attributes: { route, status } }]);
});
