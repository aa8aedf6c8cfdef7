import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { startUnitInProcesses, type UnitInProcesses } from '../stories/unit-in-processes';

let unit: UnitInProcesses;
beforeAll(async () => {
  unit = await startUnitInProcesses('2026-11-24T09:00');
});
afterAll(() => unit.stop());

test('it serves, ends in order when it is told to, and answers nothing afterwards', async () => {
  const service = await unit.start('aaaa');
  expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
  await service.stop();
  expect(await service.exited).toBe(0);
  await expect(service.drain()).rejects.toMatchObject({ code: 'SERVICE_ENDED' });
  // What the first run of its loops tells may come before it ends or not.
  const events = unit.diagnostics
    .map(({ event }) => event)
    .filter((event) => event !== 'notifications on' && event !== 'log anchored');
  expect(events).toEqual(['started', 'stopped']);
});

test('it ends by itself when its parent is killed', async () => {
  const file = path.join(__dirname, '../../dist/local/service-process.js');
  const options = JSON.stringify(unit.surroundings());
  const script = `
    const { DateTime } = require('luxon');
    const options = { ...${options}, now: DateTime.utc(), mailSince: DateTime.utc() };
    require(${JSON.stringify(file)}).startServiceProcess(options).then(({ url }) => console.log(url));
  `;
  const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const health = `${line.toString().trim()}/healthz`;
  expect((await fetch(health)).status).toBe(200);
  // Both hold this pipe: it closes when the last of them is gone.
  const gone = once(parent.stderr.resume(), 'close');
  parent.kill('SIGKILL');
  await gone;
  await expect(fetch(health)).rejects.toThrow('fetch failed');
});
