import { planted, plantedIn } from './planted';
import { createWatcher, type Channel } from './watcher';
import { watchCard } from './watch-card';
import { startWatchedUnit } from './watch-unit';

const p = planted(317);

describe('What is planted is found', () => {
  test.each([
    [p.name, 'name or words'],
    [p.word('note'), 'name or words'],
    [p.caller.toUpperCase(), 'name or words'],
    [encodeURIComponent(`?q=${p.name}`), 'name or words'],
    [`${p.name.slice(0, 3)}=\r\n${p.name.slice(3)}`, 'name or words'],
    [Buffer.from(`a note about ${p.name}`).toString('base64'), 'name or words'],
    [Buffer.from(`x${p.name}`).toString('base64url'), 'name or words'],
    [`{"id":"${p.id}"}`, 'Medicaid ID'],
    [p.id.toLowerCase().replace('z', '-z'), 'Medicaid ID'],
    [p.phone, 'phone'],
    [`(${p.phone.slice(0, 3)}) ${p.phone.slice(4)}`, 'phone'],
    [p.phone.replaceAll('-', ''), 'phone'],
    [p.born, 'birth date'],
    ['6/10/1917', 'birth date'],
    ['June 10, 1917', 'birth date'],
  ])('%#', (text, kind) => {
    expect(plantedIn(`before ${text} after`)).toContain(kind);
  });

  test('and what the unit writes by itself is not', () => {
    const own = 'ME-261124-9K2QXM Tue Nov 24, 12:40 PM Central 2026-11-24T18:40:00.000Z 1795545600000 515-555-0110';
    expect(plantedIn(own)).toEqual([]);
  });

  test('no two members share a name, an ID or a phone', () => {
    const all = Array.from({ length: 400 }, (_, n) => planted(n));
    for (const piece of ['name', 'id', 'phone'] as const)
      expect(new Set(all.map((one) => one[piece])).size).toBe(all.length);
  });
});

describe('What leaves a card is found', () => {
  const card = (more: object) => ({ type: 'AdaptiveCard', fallbackText: 'ME-1: recorded.', body: [], ...more });
  const execute = (more: object) => ({
    type: 'Action.Execute',
    title: 'Save',
    verb: 'answer',
    data: { ref: 'ME-1' },
    ...more,
  });

  test.each<[string, object, Channel[]]>([
    ['in its fallback text', { fallbackText: p.name }, ['first words of a card']],
    ['in what is spoken', { speak: p.name }, ['first words of a card']],
    [
      'in its first text, however deep',
      { body: [{ type: 'Container', items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: p.id }] }] }] },
      ['first words of a card'],
    ],
    ['in the words of a button', { actions: [execute({ title: p.phone })] }, ['first words of a card']],
    ['in the data of a button', { actions: [execute({ data: { note: p.word('note') } })] }, ['data of a button']],
    [
      'behind a button that asks once more',
      { actions: [{ type: 'Action.ShowCard', title: 'Close', card: { actions: [execute({ data: p.born })] } }] },
      ['data of a button'],
    ],
    ['but not in its second text', { body: [{ text: 'ME-1' }, { text: p.name }] }, []],
  ])('%s', (_, more, expected) => {
    const watcher = createWatcher();
    watchCard(watcher, card(more));
    expect([...new Set(watcher.leaks().map(({ channel }) => channel))]).toEqual(expected);
  });
});

test('each way out of the unit is watched: a leak that is planted in it is found there', async () => {
  const watcher = createWatcher();
  const unit = await startWatchedUnit(watcher, '2026-11-24T09:00');
  const { service, setting, rows, teams, mailbox } = unit;
  try {
    await rows.transact('inquiries', 'S0', [
      { do: 'insert', key: `c|${p.id}`, columns: { mco: p.name, words: Buffer.from(p.name) } },
    ]);
    setting.diagnostics({ event: 'mail set aside', code: p.id });
    console.error(new Error(p.name));
    await fetch(`${service.url}/answer/${encodeURIComponent(p.name)}`);
    await fetch(setting.metricsEndpoint ?? '', { method: 'POST', body: p.name });

    const [chat] = teams.sends();
    const botToken = await teams.botToken('https://api.botframework.com');
    const send = {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' },
    };
    const content = { ...chat?.card, fallbackText: p.name };
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];
    const { id } = teams.activityOf(chat?.personaId ?? '', { type: 'message' })['conversation'] as { id: string };
    await fetch(`${teams.serviceUrl}v3/conversations/${encodeURIComponent(id)}/activities`, {
      ...send,
      body: JSON.stringify({ type: 'message', summary: p.phone, attachments }),
    });

    const graph = {
      method: 'POST',
      headers: { authorization: `Bearer ${await setting.graph.token()}`, 'content-type': 'application/json' },
    };
    const user = `${mailbox.graphUrl}/v1.0/users/${encodeURIComponent(mailbox.address)}`;
    const toRecipients = [{ emailAddress: { address: 'j.ortiz@itc.example.org' } }];
    const draft = await fetch(`${user}/messages`, {
      ...graph,
      body: JSON.stringify({ subject: p.name, body: { contentType: 'text', content: p.id }, toRecipients }),
    });
    const { id: mail } = (await draft.json()) as { id: string };
    await fetch(`${user}/messages/${encodeURIComponent(mail)}/send`, { ...graph, body: '{}' });
  } finally {
    await unit.stop();
  }
  expect([...new Set(watcher.leaks().map(({ channel }) => channel))].sort()).toEqual([
    'address that was asked for',
    'bytes of a sealed column',
    'console',
    'diagnostics',
    'first words of a card',
    'key of a row',
    'mail',
    'metrics',
    'plain column',
    'subject of a mail',
    'summary of a message',
  ]);
});
