import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Alarm } from '../../src/alarm/dead-man';
import { alarmWebhook, AlarmNotSent } from '../../src/telemetry/alarm-webhook';

const alarm: Alarm = { what: 'mail', state: 'silent', lastGood: '2026-11-24T15:00:00.000Z', text: 'One sentence.' };

describe('the alarm’s webhook', () => {
  let server: Server;
  let got: unknown[];
  let status: number | 'silence';
  let address: string;
  beforeEach(async () => {
    got = [];
    status = 202;
    server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += String(chunk)));
      request.on('end', () => {
        got.push({ path: request.url, body: JSON.parse(text) as unknown });
        if (status !== 'silence') response.writeHead(status, { location: '/elsewhere' }).end('thanks');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/a-secret`;
  });
  afterEach(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });

  test('gets the sentence, what is silent, and which instance says so', async () => {
    await alarmWebhook(address, 'ab12')(alarm);
    expect(got).toEqual([{ path: '/a-secret', body: { ...alarm, instance: 'ab12' } }]);
  });

  test.each<[string, number | 'silence']>([
    ['refuses', 403],
    ['fails', 500],
    ['sends it elsewhere', 307],
    ['never answers', 'silence'],
  ])('that %s has not taken it, and its address is not told', async (_case, answer) => {
    status = answer;
    const fault: unknown = await alarmWebhook(address, 'ab12', 300)(alarm).catch((caught: unknown) => caught);
    expect(fault).toBeInstanceOf(AlarmNotSent);
    expect(String(fault)).not.toContain('a-secret');
    expect(got).toHaveLength(1);
  });
});
