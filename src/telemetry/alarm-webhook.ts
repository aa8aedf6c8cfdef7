import type { Alarm } from '../alarm/dead-man';

/** The address of the alarm did not take it. Its path may be a secret, so it is not repeated. */
export class AlarmNotSent extends Error {
  readonly code = 'ALARM_NOT_SENT';
  constructor(why: string, cause?: unknown) {
    super(`The alarm was not taken: ${why}. Check ALARM_WEBHOOK. It is tried again.`, { cause });
    this.name = 'AlarmNotSent';
  }
}

/**
 * Posts each alarm as JSON to an address outside: `text` is one sentence, as chat webhooks want it.
 * @param timeoutMs machine time for the answer; 10,000 unless given.
 */
export function alarmWebhook(address: string, instance: string, timeoutMs = 10_000): (alarm: Alarm) => Promise<void> {
  return async (alarm) => {
    let status: number;
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...alarm, instance }),
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      await response.body?.cancel();
      ({ status } = response);
    } catch (cause) {
      throw new AlarmNotSent('nobody answered there', cause);
    }
    if (status < 200 || status >= 300) throw new AlarmNotSent(`the answer was ${String(status)}`);
  };
}
