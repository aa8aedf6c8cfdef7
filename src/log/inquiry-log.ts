import { dueRows } from './due-rows';
import type { LogParts } from './log-parts';
import { privacyRows } from './privacy-rows';
import { readLog } from './read-log';
import { setAsideRows } from './set-aside-rows';
import { writeLog } from './write-log';

/** The MCO Inquiry Log: inquiries, their lines and what is still to go out. Written once, on any `Rows`. */
export type InquiryLog = ReturnType<typeof inquiryLog>;

export function inquiryLog(parts: LogParts) {
  return { ...readLog(parts), ...writeLog(parts), ...dueRows(parts), ...setAsideRows(parts), ...privacyRows(parts) };
}
