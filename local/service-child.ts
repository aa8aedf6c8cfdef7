/**
 * The service alone in a process of its own, forked by `service-process`: everything it needs comes by message, its clock
 * stands still until it is moved, and it ends at once when its parent is gone.
 */
import { DateTime } from 'luxon';
import { movableClock } from '../src/clock/movable-clock';
import { systemTime } from '../src/clock/system';
import { startService } from '../src/compose';
import type { AskMessage, ChildMessage, StartMessage } from './service-process';
import { localSetting } from './unit';

/** It looks when it is woken or drained; between, only what a test asks for happens. */
const neverMs = 24 * 3_600_000;

process.once('message', (message) => {
  run(message as StartMessage).catch((fault: unknown) => {
    console.error('The service did not start:', fault);
    process.exit(1);
  });
});
process.once('disconnect', () => {
  process.exit(1);
});

async function run(start: StartMessage): Promise<void> {
  const clock = movableClock(() => 0, DateTime.fromISO(start.now, { zone: 'utc' }));
  let aheadMs = start.machineAheadMs ?? 0;
  const { connectionString, graphUrl, botSettings, botToken, folder, instance, answersPerDay } = start;
  const { publicUrl, graphTimeoutMs } = start;
  const setting = await localSetting(
    {
      azurite: { connectionString },
      mailbox: { graphUrl },
      teams: { botSettings, botToken: () => Promise.resolve(botToken) },
    },
    {
      folder,
      clock,
      everyMs: neverMs,
      ...(answersPerDay !== undefined && { answers: { perDay: answersPerDay } }),
      diagnostics: (diagnostic) => {
        tell({ diagnostic });
      },
    },
    DateTime.fromISO(start.mailSince, { zone: 'utc' }),
  );
  const service = await startService({
    ...setting,
    graph: { ...setting.graph, ...(graphTimeoutMs !== undefined && { timeoutMs: graphTimeoutMs }) },
    ...(publicUrl !== undefined && { publicUrl }),
    systemTime: { ...systemTime, now: () => systemTime.now() + aheadMs },
    ...(instance !== undefined && { instance }),
  });

  const answer = async (question: AskMessage): Promise<{ readonly nextAttempt?: string }> => {
    switch (question.ask) {
      case 'moveClock':
        clock.set(DateTime.fromISO(question.at, { zone: 'utc' }));
        return {};
      case 'skipMachineTime':
        aheadMs += question.ms;
        return {};
      case 'drain': {
        await service.drain();
        const next = (await service.app.nextAttempt(clock.now()))?.toUTC().toISO() ?? undefined;
        return next === undefined ? {} : { nextAttempt: next };
      }
      case 'compare':
        await service.app.reconcile();
        return {};
      case 'stop':
        await service.stop();
        return {};
    }
  };
  process.on('message', (message) => {
    const question = message as AskMessage;
    answer(question)
      .then(
        (answered) => ({ id: question.id, ...answered }),
        (fault: unknown) => ({ id: question.id, failed: String(fault) }),
      )
      .then((answered) => {
        tell(answered, () => {
          if (question.ask === 'stop') process.exit(0);
        });
      })
      .catch(() => process.exit(1));
  });
  tell({ url: service.url });
}

function tell(message: ChildMessage, told: () => void = () => undefined): void {
  if (process.connected && process.send !== undefined) process.send(message, undefined, undefined, told);
  else told();
}
