import type { DateTime } from 'luxon';
import type { Calendar } from '../clock/calendar';
import type { Directory } from '../people/people';
import type { Limits } from '../procedure/validate-form';

/** What the views need to know besides the inquiry; plain values. */
export type ViewContext = {
  readonly now: DateTime;
  readonly calendar: Calendar;
  readonly directory: Directory;
  /** Names of the plans by code, closed ones too. */
  readonly plans: Readonly<Record<string, string>>;
  readonly choices: Limits['choices'];
  /** 911, on-call number, abuse hotline: from the settings. */
  readonly emergencyText: string;
  /** The same in Spanish; the English one stands in for it. */
  readonly emergencyTextEs?: string;
};

/** A person's name for staff to read; `system` and unknown ids read as such. */
export function nameOf(context: Pick<ViewContext, 'directory'>, id: string | undefined): string {
  if (id === undefined) return 'nobody';
  return id === 'system' ? 'Member Escalations' : (context.directory.byId(id)?.name ?? id);
}

export function planName(context: ViewContext, code: string | undefined): string {
  return code === undefined ? 'not known' : (context.plans[code] ?? code);
}
