import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Azurite } from '../../local/azurite';
import { masterKeyFromFile } from '../../local/key-file';
import { iowaCalendarRules } from '../../src/clock/iowa-calendar';
import type { RecordedLine } from '../../src/inquiry/log-line';
import { createCipher } from '../../src/log/create-cipher';
import { inquiryLog, type InquiryLog } from '../../src/log/inquiry-log';
import { azureRows } from '../../src/tables/azure-rows';
import { line, told } from './lines';

/** The log of a unit, read through its own port from the same tables; the service is not asked. */
export async function storedLog(azurite: Azurite, prefix: string, folder: string): Promise<InquiryLog> {
  const rows = azureRows({ connectionString: azurite.connectionString, prefix });
  const masterKey = await masterKeyFromFile(path.join(folder, 'master.key'));
  return inquiryLog({
    rows,
    cipher: createCipher({ rows, masterKey, month: () => 'nothing is sealed here' }),
    calendarHash: '',
    zone: iowaCalendarRules.zone,
    newId: randomUUID,
    nextDueAt: () => undefined,
  });
}

/** "Tue 11-24 17:00  4e.1  sent silent  system  to d-reyes": when it happened, step, act, actor, and what marks it. */
export function toldLine(recorded: RecordedLine): string {
  const { happenedAt, recordedAt, dueAt, step, act, actor, facts } = recorded;
  const is = (name: string): boolean => facts[name] !== undefined;
  return line(
    told(happenedAt),
    step,
    is('what') ? `${act} ${String(facts['what'])}` : act,
    actor,
    is('what') && is('to') ? `to ${String(facts['to'])}` : undefined,
    act === 'handedOver' ? handed(facts) : undefined,
    is('miss') ? `miss ${String(facts['miss'])}` : undefined,
    dueAt !== undefined && !dueAt.equals(happenedAt) ? `due ${told(dueAt)}` : undefined,
    happenedAt.equals(recordedAt) ? undefined : `recorded ${told(recordedAt)}`,
    recorded.enteredLate === true ? 'entered late' : undefined,
    facts['repeated'] === true ? 'repeated' : undefined,
  );
}

/** "from d-reyes to s-okafor: away"; from whom and why only where an absence is the reason. */
function handed({ from, owner, why }: RecordedLine['facts']): string {
  return why === undefined ? `to ${String(owner)}` : `from ${String(from)} to ${String(owner)}: ${String(why)}`;
}
