import type { CardAction, MessageReceived } from '../../bot/handlers';
import { aBotInTeams, aCard, appId, type BotInTeams, okafor, reyes, tenantId } from './a-bot';

let unit: BotInTeams;
beforeEach(async () => {
  unit = await aBotInTeams();
});
afterEach(() => unit.stop());

/** A card in Reyes's chat, and the id of its message. */
async function aCardFor(persona = reyes): Promise<string> {
  await unit.teams.install(persona.id);
  return unit.bot.teams.send(unit.conversationOf(persona.entraId), aCard('first'), 'first');
}

describe('A person who writes', () => {
  test('is answered with a card in the same chat, with the neutral line of the card', async () => {
    await unit.teams.install('reyes');
    expect(await unit.teams.say('reyes', 'find')).toEqual({ status: 200 });
    expect(unit.teams.cardsOf('reyes')).toEqual([
      expect.objectContaining({ card: aCard('heard find'), summary: 'heard find' }),
    ]);
  });

  test('is told apart by the Entra id of the activity, and the mention of the bot is cut', async () => {
    const heard: MessageReceived[] = [];
    unit.handlers.message = (received) => {
      heard.push(received);
      return Promise.resolve(aCard('ok'));
    };
    await unit.teams.install('reyes');
    const activity = unit.teams.activityOf('reyes', {
      type: 'message',
      id: '17',
      text: '<at>Escalations</at>&nbsp;status ',
      value: { entraId: 'e2-okafor' },
      entities: [
        { type: 'mention', text: '<at>Escalations</at>', mentioned: { id: `28:${appId}` } },
        { type: 'clientInfo', locale: 'en-US' },
      ],
    });
    expect(await unit.teams.deliver(activity)).toEqual({ status: 200 });
    expect(heard).toEqual([
      {
        entraId: reyes.entraId,
        name: reyes.name,
        text: 'status',
        value: { entraId: 'e2-okafor' },
        conversationId: `a:${reyes.entraId}`,
        activityId: '17',
        personal: true,
      },
    ]);
  });

  test('is not heard without an Entra id', async () => {
    const activity = unit.teams.activityOf('reyes', { type: 'message', text: 'hi', from: { id: '29:guest' } });
    expect(await unit.teams.deliver(activity)).toEqual({ status: 200 });
    expect(unit.teams.calls()).toEqual([]);
  });

  test('in a group chat is heard as not personal, and that chat is not remembered', async () => {
    const personal: boolean[] = [];
    unit.handlers.message = (received) => {
      personal.push(received.personal);
      return Promise.reject(new Error('not sent'));
    };
    const conversation = { id: '19:group', conversationType: 'groupChat', tenantId };
    await unit.teams.deliver(unit.teams.activityOf('reyes', { type: 'message', text: 'hi', conversation }));
    expect(personal).toEqual([false]);
    expect(unit.conversations.remembered).toEqual([]);
  });

  test('gets 500 and no word of what went wrong when the handler fails', async () => {
    unit.handlers.message = () => Promise.reject(new Error('the member is Ann Sample, 555-0100'));
    expect(await unit.teams.say('reyes', 'hi')).toEqual({ status: 500 });
    expect(unit.diagnostics).toEqual([{ code: 'BOT_TURN_FAILED', cause: 'Error' }]);
  });

  test('gets 500 when the answer cannot be posted', async () => {
    await unit.teams.install('reyes');
    unit.teams.faults.next({ kind: 'unavailable' });
    expect(await unit.teams.say('reyes', 'hi')).toEqual({ status: 500 });
    expect(unit.diagnostics).toEqual([{ code: 'BOT_TURN_FAILED', cause: 'TEAMS_UNREACHABLE' }]);
  });
});

describe('A press on a button', () => {
  test('is answered with the next card, and the message is edited too', async () => {
    const messageId = await aCardFor();
    expect(await unit.teams.press('reyes', messageId, 'take', { ref: 'ME-1' })).toEqual({
      status: 200,
      card: aCard('did take'),
    });
    await unit.bot.settled();
    expect(unit.teams.edits()).toEqual([
      expect.objectContaining({ activityId: messageId, card: aCard('did take'), summary: 'did take' }),
    ]);
  });

  test('carries the actor of the activity, the verb, the data and both ids', async () => {
    const pressed: CardAction[] = [];
    unit.handlers.action = (action) => {
      pressed.push(action);
      return Promise.resolve({ card: aCard('ok'), summary: 'ok', edit: false });
    };
    const messageId = await aCardFor();
    const data = { entraId: okafor.entraId, ref: 'ME-1', since: '2026-11-20' };
    await unit.teams.execute('reyes', { activityId: messageId, verb: 'take', data, activityToken: 'f:42' });
    expect(pressed).toEqual([
      {
        entraId: reyes.entraId,
        name: reyes.name,
        verb: 'take',
        data,
        conversationId: `a:${reyes.entraId}`,
        activityId: 'f:42',
        replyToId: messageId,
        personal: true,
      },
    ]);
  });

  test('answers with exactly the type that Teams accepts', async () => {
    await unit.teams.install('reyes');
    const value = { action: { type: 'Action.Execute', verb: 'take' } };
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', value };
    expect(await unit.teams.deliver(unit.teams.activityOf('reyes', invoke))).toEqual({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: aCard('did take') },
    });
  });

  test('leaves the message alone when the handler says so', async () => {
    unit.handlers.action = () => Promise.resolve({ card: aCard('only here'), summary: 's', edit: false });
    const messageId = await aCardFor();
    await unit.teams.press('reyes', messageId, 'open');
    await unit.bot.settled();
    expect(unit.teams.edits()).toEqual([]);
  });

  test('is answered although the edit hangs, and the edit is given up after its time', async () => {
    const messageId = await aCardFor();
    unit.teams.faults.next({ kind: 'hang' });
    const hanging = unit.teams.faults.met('hang');
    expect(await unit.teams.press('reyes', messageId, 'take')).toMatchObject({ status: 200 });
    await hanging;
    unit.time.pass(10_000);
    await unit.bot.settled();
    expect(unit.diagnostics).toEqual([{ code: 'BOT_EDIT_FAILED', cause: 'TEAMS_UNREACHABLE' }]);
  });

  test('edits one message in the order of the presses', async () => {
    const messageId = await aCardFor();
    unit.teams.faults.next({ kind: 'hang' });
    const hanging = unit.teams.faults.met('hang');
    await unit.teams.press('reyes', messageId, 'first');
    await hanging;
    await unit.teams.press('reyes', messageId, 'second');
    expect(unit.teams.edits()).toEqual([]);
    unit.time.pass(10_000);
    await unit.bot.settled();
    expect(unit.teams.edits().map(({ summary }) => summary)).toEqual(['did second']);
  });

  test('reaches the handler twice, with one id, when Teams delivers it twice', async () => {
    const ids: string[] = [];
    unit.handlers.action = ({ activityId }) => {
      ids.push(activityId);
      return Promise.resolve({ card: aCard('ok'), summary: 'ok', edit: false });
    };
    const messageId = await aCardFor();
    unit.teams.deliverNextTwice();
    await unit.teams.press('reyes', messageId, 'take');
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  test('shows a neutral line when the handler fails', async () => {
    unit.handlers.action = () => Promise.reject(new Error('the member is Ann Sample'));
    const messageId = await aCardFor();
    expect(await unit.teams.press('reyes', messageId, 'take')).toEqual({
      status: 500,
      error: 'This did not work. Please press again: pressing twice is safe.',
    });
    expect(unit.diagnostics).toEqual([{ code: 'BOT_HANDLER_FAILED', cause: 'Error' }]);
    expect(unit.teams.cardsOf('reyes').map(({ card }) => card)).toEqual([aCard('first')]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['an Action.Submit', { value: { action: { type: 'Action.Submit', data: {} } } }, 'NotSupported'],
    ['no verb', { value: { action: { type: 'Action.Execute' } } }, 'BadRequest'],
    ['no action', { value: {} }, 'BadRequest'],
    ['data that is a list', { value: { action: { type: 'Action.Execute', verb: 'take', data: [] } } }, 'BadRequest'],
    ['nobody', { value: { action: { type: 'Action.Execute', verb: 'take' } }, from: { id: '29:x' } }, 'BadRequest'],
  ])('is not understood with %s', async (_case, changes, code) => {
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', ...changes };
    const message = 'This button is not understood.';
    expect(await unit.teams.deliver(unit.teams.activityOf('reyes', invoke))).toEqual({
      status: 200,
      body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code, message } },
    });
  });

  test('of another kind than a card action is answered 501, empty', async () => {
    const invoke = { type: 'invoke', name: 'composeExtension/fetchTask', value: {} };
    expect(await unit.teams.deliver(unit.teams.activityOf('reyes', invoke))).toEqual({ status: 501 });
  });
});

describe('The conversation with a person', () => {
  test('is remembered at the installation, once, and the welcome is sent once', async () => {
    unit.handlers.welcome = ({ entraId, personal }) => Promise.resolve(aCard(`${entraId ?? ''} ${String(personal)}`));
    await unit.teams.install('reyes');
    expect(unit.conversations.remembered).toEqual([
      {
        entraId: reyes.entraId,
        tenantId,
        serviceUrl: unit.teams.serviceUrl,
        conversationId: `a:${reyes.entraId}`,
        botId: `28:${appId}`,
      },
    ]);
    expect(unit.teams.sends().map(({ card }) => card)).toEqual([aCard(`${reyes.entraId} true`)]);
  });

  test('is remembered anew when it has changed, from a message or a press', async () => {
    await unit.teams.install('reyes');
    const known = unit.conversationOf(reyes.entraId);
    unit.conversations.stored.set(reyes.entraId, { ...known, conversationId: 'a:old' });
    await unit.teams.say('reyes', 'hi');
    expect(unit.conversationOf(reyes.entraId)).toEqual(known);
    unit.conversations.stored.set(reyes.entraId, { ...known, serviceUrl: 'https://smba.trafficmanager.net/old/' });
    const [card] = unit.teams.cardsOf('reyes');
    await unit.teams.press('reyes', card?.activityId ?? '', 'take');
    expect(unit.conversationOf(reyes.entraId)).toEqual(known);
    expect(unit.conversations.remembered).toHaveLength(3);
  });

  test('is forgotten when the app is removed, and nobody is welcomed', async () => {
    await unit.teams.install('reyes');
    unit.handlers.welcome = () => Promise.resolve(aCard('not now'));
    await unit.teams.uninstall('reyes');
    expect(unit.conversations.stored.size).toBe(0);
    expect(unit.teams.calls()).toEqual([]);
  });

  test('that cannot be stored does not keep a press from being answered', async () => {
    const messageId = await aCardFor();
    unit.conversations.stored.clear();
    unit.conversations.fault = new Error('the store is away');
    expect(await unit.teams.press('reyes', messageId, 'take')).toMatchObject({ status: 200 });
    expect(unit.diagnostics).toEqual([{ code: 'BOT_NOT_REMEMBERED', cause: 'Error' }]);
  });

  test('that cannot be stored at the installation is answered 500', async () => {
    unit.conversations.fault = new Error('the store is away');
    expect(await unit.teams.install('reyes')).toEqual({ status: 500 });
  });
});

test('Activities that ask for nothing are answered 200, empty', async () => {
  for (const type of ['typing', 'messageReaction', 'event']) {
    expect(await unit.teams.deliver(unit.teams.activityOf('reyes', { type }))).toEqual({ status: 200 });
  }
});
