import type { Settings } from './settings';

/** What the mailbox writes by itself to people who wrote to it. */
export type AnswersConfig = {
  /** Nobody, people of the directory, or whoever writes. */
  readonly to: 'off' | 'directory' | 'everyone';
  /** Automatic answers of one kind to one address, a business day. */
  readonly perDay: number;
};

const receivers = ['off', 'directory', 'everyone'] as const;
const mostPerDay = 200;

/** A sender's address can be forged, so strangers are answered only when the unit says so. */
export function readAnswers(settings: Settings): AnswersConfig | undefined {
  const text = settings.optional('ANSWER_MAIL') ?? 'directory';
  const to = receivers.find((receiver) => receiver === text);
  if (to === undefined) settings.fault('ANSWER_MAIL', `is none of ${receivers.join(', ')}. Write one exactly so.`);
  const count = settings.optional('ANSWERS_PER_DAY') ?? '5';
  const perDay = /^\d{1,3}$/.test(count) ? Number(count) : 0;
  const isCount = perDay >= 1 && perDay <= mostPerDay;
  if (!isCount) settings.fault('ANSWERS_PER_DAY', `is no number from 1 to ${String(mostPerDay)}.`);
  return to === undefined || !isCount ? undefined : { to, perDay };
}

const mostMessages = 1000;

/** The procedure names no number: this one is for the policy staff to settle. */
export function readDailyMessages(settings: Settings): number | undefined {
  const text = settings.optional('DAILY_MESSAGES') ?? '40';
  const daily = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (daily >= 1 && daily <= mostMessages) return daily;
  settings.fault('DAILY_MESSAGES', `is no number from 1 to ${String(mostMessages)}.`);
  return undefined;
}
