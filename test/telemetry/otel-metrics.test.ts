import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import type { MetricName } from '../../src/metrics/metrics';
import { exportMetrics } from '../../src/telemetry/otel-metrics';

type Attribute = { readonly key: string; readonly value: { readonly stringValue?: string } };
type Point = { readonly attributes: readonly Attribute[]; readonly asDouble?: number; readonly sum?: number };
type Metric = { readonly name: string; readonly unit: string } & Record<
  'sum' | 'gauge' | 'histogram',
  { readonly dataPoints: readonly Point[] } | undefined
>;
type Sent = {
  readonly resourceMetrics: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeMetrics: readonly { readonly metrics: readonly Metric[] }[];
  }[];
};

describe('figures by OpenTelemetry', () => {
  let server: Server;
  let sent: string[];
  let status: number;
  let endpoint: string;
  beforeEach(async () => {
    sent = [];
    status = 200;
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        sent.push(Buffer.concat(chunks).toString('utf8'));
        response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1/metrics`;
  });
  afterEach(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
  const start = () => exportMetrics({ endpoint, instance: 'ab12', everyMs: 600_000 });

  test('leave with their names, units and listed attributes, and name neither host nor process', async () => {
    const { measure, ...exported } = await start();
    measure('escalations.delivery.attempts', 1, { channel: 'mail', outcome: 'sent' });
    measure('escalations.delivery.attempts', 1, { channel: 'mail', outcome: 'sent' });
    measure('escalations.reminder.waiting', 7, {});
    measure('http.server.request.duration', 0.2, { route: '/answer', status: 'ok' });
    await exported.stop();
    expect(sent).toHaveLength(1);
    const { resourceMetrics } = JSON.parse(sent[0] ?? '') as Sent;
    const found = resourceMetrics
      .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(found.map(({ name, unit }) => [name, unit])).toEqual([
      ['escalations.delivery.attempts', '{delivery}'],
      ['escalations.reminder.waiting', '{reminder}'],
      ['http.server.request.duration', 's'],
    ]);
    expect(found[0]?.sum?.dataPoints).toMatchObject([{ asDouble: 2 }]);
    expect(found[1]?.gauge?.dataPoints).toMatchObject([{ asDouble: 7 }]);
    expect(found[2]?.histogram?.dataPoints).toMatchObject([{ sum: 0.2 }]);
    const about = resourceMetrics[0]?.resource.attributes.map(({ key }) => key);
    expect(about?.sort()).toEqual(['service.instance.id', 'service.name']);
    for (const own of [hostname(), process.execPath, process.cwd()]) expect(sent[0]).not.toContain(own);
  });

  test('with an attribute that is not listed never leave', async () => {
    const { measure, ...exported } = await start();
    const loose = measure as (name: MetricName, value: number, attributes: Record<string, string>) => void;
    loose('escalations.reminder.waiting', 1, { member: 'Quill-4711' });
    loose('http.server.request.duration', 1, { route: '/answer/Quill-4711', status: 'ok' });
    measure('escalations.sweep.completed', 1, {});
    await exported.stop();
    expect(sent.join()).toContain('escalations.sweep.completed');
    expect(sent.join()).not.toContain('Quill');
    expect(sent.join()).not.toContain('request.duration');
  });

  test('that nobody takes cost nothing else', async () => {
    status = 400;
    const { measure, ...exported } = await start();
    measure('escalations.sweep.completed', 1, {});
    await expect(exported.stop()).resolves.toBeUndefined();
  });
});
