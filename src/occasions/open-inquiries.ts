import type { InquiryLog } from '../log/inquiry-log';
import type { OpenSummary } from '../log/open-summary';

/** Open inquiries that are wanted, without member data. Looks through all that are open; of what cannot be read nobody knows whose it is. */
export async function openWhere(
  log: Pick<InquiryLog, 'openInquiries'>,
  isWanted: (summary: OpenSummary) => boolean,
): Promise<readonly OpenSummary[]> {
  const found: OpenSummary[] = [];
  for await (const summary of log.openInquiries())
    if (!('isUnreadable' in summary) && isWanted(summary)) found.push(summary);
  return found;
}
