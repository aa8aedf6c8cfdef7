import { isLoopback } from './addresses';
import type { Settings } from './settings';

/** Where the alarm goes when the mail walk or the sweep is silent, and after how many minutes. */
export type AlarmConfig = { readonly webhook: string; readonly afterMinutes: number };

const mostMinutes = 240;
/** A failing walk waits up to a minute by itself: less would cry wolf. */
const leastMinutes = 5;

/** The second channel; none unless its address is set. */
export function readAlarm(settings: Settings): AlarmConfig | undefined {
  const text = settings.optional('ALARM_AFTER_MINUTES') ?? '15';
  const afterMinutes = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (afterMinutes < leastMinutes || afterMinutes > mostMinutes)
    settings.fault('ALARM_AFTER_MINUTES', `is no number from ${String(leastMinutes)} to ${String(mostMinutes)}.`);
  const webhook = settings.optional('ALARM_WEBHOOK');
  if (webhook === undefined) return undefined;
  if (!isSafe(webhook)) {
    settings.fault('ALARM_WEBHOOK', 'is no https address; plain http is for 127.0.0.1 and [::1] only.');
    return undefined;
  }
  return { webhook, afterMinutes };
}

/** Where figures are sent, as OTLP over HTTP; nowhere unless set. */
export function readMetricsEndpoint(settings: Settings): string | undefined {
  const address = settings.optional('METRICS_ENDPOINT');
  if (address === undefined || isSafe(address)) return address;
  settings.fault('METRICS_ENDPOINT', 'is no https address; plain http is for 127.0.0.1 and [::1] only.');
  return undefined;
}

function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return username + password === '' && (protocol === 'https:' || (protocol === 'http:' && isLoopback(address)));
}
