import type { Planted } from './planted';
import { hostilePath, type WatchedUnit } from './watch-unit';

/** Somebody of the tenant who is in no directory. */
const nobody = '00000000-0000-4000-8000-0000000000ff';

/** Requests that go wrong, with member data in everything that they bring: nothing of it may come back, or be written down. */
export async function hostileRequests({ service, teams, watcher }: WatchedUnit, p: Planted): Promise<void> {
  const said = JSON.stringify({ type: 'message', text: `${p.name} ${p.id} ${p.phone} ${p.born}` });
  const path = encodeURIComponent(`${p.name} ${p.id}`);
  const json = { 'content-type': 'application/json' };
  const requests: readonly [string, RequestInit][] = [
    [`${hostilePath}/${path}`, {}],
    [`${hostilePath}/${path}`, { method: 'POST', headers: json, body: said }],
    [`${hostilePath}/%zz${path}`, {}],
    ['/api/messages', { method: 'POST', headers: json, body: said }],
    ['/api/messages', { method: 'POST', headers: json, body: said.slice(0, -2) }],
    ['/api/messages', { method: 'POST', headers: json, body: `{"text":"${p.name.repeat(20_000)}"}` }],
    ['/api/messages', { method: 'POST', headers: { ...json, authorization: `Bearer ${p.name}` }, body: said }],
    ['/api/messages', { method: 'POST', headers: { 'content-type': `text/${p.word('type')}` }, body: said }],
    ['/graph/notifications', { method: 'POST', headers: json, body: said }],
    ['/graph/lifecycle', { method: 'POST', headers: json, body: said.slice(0, -2) }],
    ['/answer/forged', { method: 'POST', body: new URLSearchParams({ do: 'answer', note: p.name, code: p.id }) }],
    ['/answer/forged', { method: 'POST', headers: json, body: said }],
  ];
  for (const [at, request] of requests) {
    const answer = await fetch(service.url + at, request);
    const told = JSON.stringify([...answer.headers]) + (await answer.text());
    watcher.look('body of an error', told, at.replace(path, '...'));
  }
  const wrong = [
    { type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: p.word('type'), verb: p.name } } },
    { type: 'invoke', name: p.name, value: { name: p.name } },
    { type: 'message', text: p.name, from: { id: p.name, name: p.name, aadObjectId: nobody } },
    {
      type: 'invoke',
      name: 'adaptiveCard/action',
      from: { aadObjectId: nobody },
      value: { action: { type: 'Action.Execute', verb: p.name, data: { ref: p.name } } },
    },
  ];
  for (const activity of wrong) {
    const { body } = await teams.deliver(teams.activityOf('t-nguyen', activity));
    watcher.look('body of an error', JSON.stringify(body ?? ''), activity.type);
  }
}
