import { TeamsGone, TeamsRefused, TeamsUnreachable } from '../../src/reminders/teams';
import { aBotInTeams, aCard, appId, type BotInTeams, okafor, reyes, tenantId } from './a-bot';

let unit: BotInTeams;
beforeEach(async () => {
  unit = await aBotInTeams();
  await unit.teams.install('reyes');
});
afterEach(() => unit.stop());

const send = (): Promise<string> => unit.bot.teams.send(unit.conversationOf(reyes.entraId), aCard('due'), 'due at 5');

/** The fault that a call ends with. */
async function faultOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('The call did not fail.');
}

/** Something a test can wait for. */
function signal(): { give: () => void; given: Promise<void> } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { give, given };
}

describe('The bot', () => {
  test('posts a card as a message of its own, with a neutral line and no text', async () => {
    const id = await send();
    expect(unit.teams.messages('reyes')).toEqual([
      { id, from: 'bot', at: expect.any(String) as unknown, card: aCard('due'), summary: 'due at 5' },
    ]);
    expect(unit.teams.calls()).toEqual([{ kind: 'send', personaId: 'reyes', status: 201 }]);
  });

  test('replaces the card of a message', async () => {
    const id = await send();
    await unit.bot.teams.edit(unit.conversationOf(reyes.entraId), id, aCard('done'), 'done');
    expect(unit.teams.cardsOf('reyes')).toEqual([
      expect.objectContaining({ activityId: id, card: aCard('done'), summary: 'done' }),
    ]);
  });

  test('opens the conversation with somebody who never wrote, and can post there', async () => {
    await unit.teams.install('okafor');
    unit.conversations.stored.delete(okafor.entraId);
    const opened = await unit.bot.teams.open(okafor.entraId, unit.teams.serviceUrl);
    expect(opened).toEqual({
      entraId: okafor.entraId,
      tenantId,
      serviceUrl: unit.teams.serviceUrl,
      conversationId: `a:${okafor.entraId}`,
      botId: `28:${appId}`,
    });
    await unit.bot.teams.send(opened, aCard('hello'), 'hello');
    expect(unit.teams.cardsOf('okafor')).toHaveLength(1);
  });

  test('asks for its token for the connector only, and never twice at once', async () => {
    const audiences: string[] = [];
    let open = 0;
    let most = 0;
    const { teams } = unit;
    const other = await aBotInTeams({
      settings: { appId, appType: 'SingleTenant', tenantId, ...teams.botSettings },
      token: async (audience) => {
        audiences.push(audience);
        open += 1;
        most = Math.max(most, open);
        const token = await teams.botToken(audience);
        open -= 1;
        return token;
      },
    });
    const to = unit.conversationOf(reyes.entraId);
    await Promise.all([1, 2, 3].map((n) => other.bot.teams.send(to, aCard(String(n)), String(n))));
    await other.stop();
    expect(new Set(audiences)).toEqual(new Set(['https://api.botframework.com']));
    expect(most).toBe(1);
  });
});

describe('What a failed call means', () => {
  test.each(['forbidden', 'notFound'] as const)('gone: %s', async (kind) => {
    unit.teams.faults.next({ kind });
    expect(await faultOf(send())).toBeInstanceOf(TeamsGone);
  });

  test('gone: the message to be edited is not there', async () => {
    const edit = unit.bot.teams.edit(unit.conversationOf(reyes.entraId), '1', aCard('x'), 'x');
    expect(await faultOf(edit)).toMatchObject({ code: 'TEAMS_GONE', status: 404 });
  });

  test('gone: the app is not installed for the person', async () => {
    const open = unit.bot.teams.open(okafor.entraId, unit.teams.serviceUrl);
    expect(await faultOf(open)).toMatchObject({ code: 'TEAMS_GONE', status: 403 });
  });

  test('unreachable, not through: too many requests, asked once, with the time to wait', async () => {
    unit.teams.faults.next({ kind: 'tooMany', retryAfterSeconds: 7 });
    expect(await faultOf(send())).toMatchObject({ code: 'TEAMS_UNREACHABLE', gotThrough: 'no', retryAfterMs: 7000 });
    expect(unit.teams.calls().map(({ status }) => status)).toEqual([429]);
  });

  test('unreachable, perhaps through: a 502 after the card was posted, sent once', async () => {
    unit.teams.faults.next({ kind: 'acceptedThenBadGateway' });
    expect(await faultOf(send())).toMatchObject({ gotThrough: 'unknown', retryAfterMs: undefined });
    expect(unit.teams.cardsOf('reyes')).toHaveLength(1);
    expect(unit.teams.calls()).toHaveLength(1);
  });

  test.each(['drop', 'acceptedThenCut'] as const)(
    'unreachable, perhaps through: the line was cut (%s)',
    async (kind) => {
      unit.teams.faults.next({ kind });
      expect(await faultOf(send())).toMatchObject({ code: 'TEAMS_UNREACHABLE', gotThrough: 'unknown' });
      expect(unit.teams.sends()).toHaveLength(kind === 'drop' ? 0 : 1);
    },
  );

  test('unreachable, perhaps through: no answer in time', async () => {
    unit.teams.faults.next({ kind: 'hang' });
    const hanging = unit.teams.faults.met('hang');
    const sending = faultOf(send());
    await hanging;
    unit.time.pass(10_000);
    expect(await sending).toMatchObject({ code: 'TEAMS_UNREACHABLE', gotThrough: 'unknown' });
  });

  test('unreachable, not through: nobody listens', async () => {
    const to = { ...unit.conversationOf(reyes.entraId), serviceUrl: 'http://127.0.0.1:1/' };
    const sending = unit.bot.teams.send(to, aCard('x'), 'x');
    expect(await faultOf(sending)).toMatchObject({ code: 'TEAMS_UNREACHABLE', gotThrough: 'no' });
  });

  test('unreachable, not through: there is no token', async () => {
    const settings = { appId, appType: 'SingleTenant' as const, tenantId, ...unit.teams.botSettings };
    const other = await aBotInTeams({ settings, token: () => Promise.reject(new Error('secret text')) });
    const fault = await faultOf(other.bot.teams.send(unit.conversationOf(reyes.entraId), aCard('x'), 'x'));
    await other.stop();
    expect(fault).toMatchObject({ code: 'TEAMS_UNREACHABLE', gotThrough: 'no' });
    expect(unit.teams.calls()).toEqual([]);
  });

  test('unreachable, not through: the token does not come in time, neither for the first nor for those behind it', async () => {
    const settings = { appId, appType: 'SingleTenant' as const, tenantId, ...unit.teams.botSettings };
    const asked = signal();
    const token = (): Promise<string> => {
      asked.give();
      return new Promise(() => undefined);
    };
    const other = await aBotInTeams({ settings, token });
    const to = unit.conversationOf(reyes.entraId);
    const sending = ['one', 'two'].map((line) => faultOf(other.bot.teams.send(to, aCard(line), line)));
    await asked.given;
    other.time.pass(5_000);
    for (const fault of await Promise.all(sending)) expect(fault).toMatchObject({ gotThrough: 'no' });
    await other.stop();
    expect(unit.teams.calls()).toEqual([]);
  });

  test('refused: the card is too big', async () => {
    const big = { ...aCard('x'), pad: 'x'.repeat(30_000) };
    const sending = unit.bot.teams.send(unit.conversationOf(reyes.entraId), big, 'x');
    expect(await faultOf(sending)).toMatchObject({
      code: 'TEAMS_REFUSED',
      status: 413,
      channelCode: 'MessageSizeTooBig',
    });
  });

  test("refused: the token is not the bot's", async () => {
    const settings = { appId, appType: 'SingleTenant' as const, tenantId, ...unit.teams.botSettings };
    const other = await aBotInTeams({ settings, token: () => Promise.resolve('another') });
    const fault = await faultOf(other.bot.teams.send(unit.conversationOf(reyes.entraId), aCard('x'), 'x'));
    await other.stop();
    expect(fault).toBeInstanceOf(TeamsRefused);
    expect(fault).toMatchObject({ status: 401, channelCode: 'Unauthorized' });
  });

  test('no fault carries the card or the token', async () => {
    unit.teams.faults.next({ kind: 'unavailable' });
    unit.teams.faults.next({ kind: 'drop' });
    for (const fault of [await faultOf(send()), await faultOf(send())]) {
      expect(fault).toBeInstanceOf(TeamsUnreachable);
      const { cause } = fault as TeamsUnreachable;
      expect(Object.keys(cause ?? {})).toEqual([]);
      expect(String(cause)).not.toMatch(/Bearer|due/);
    }
  });
});

describe('Our token goes nowhere else', () => {
  const elsewhere = [
    'https://smba.example.org/',
    'http://localhost:1/',
    'https://127.0.0.1.example.org/',
    'http://u:p@127.0.0.1:1/',
    'file:///etc/hosts',
    'nonsense',
  ];
  test.each(elsewhere)('not to %s', async (serviceUrl) => {
    const to = { ...unit.conversationOf(reyes.entraId), serviceUrl };
    const expected = { code: 'TEAMS_REFUSED', channelCode: 'ServiceUrlNotAllowed' };
    expect(await faultOf(unit.bot.teams.send(to, aCard('x'), 'x'))).toMatchObject(expected);
    expect(await faultOf(unit.bot.teams.open(reyes.entraId, serviceUrl))).toMatchObject(expected);
  });

  test('not to a conversation of another tenant', async () => {
    const to = { ...unit.conversationOf(reyes.entraId), tenantId: 'other' };
    expect(await faultOf(unit.bot.teams.send(to, aCard('x'), 'x'))).toMatchObject({ channelCode: 'OtherTenant' });
  });
});
