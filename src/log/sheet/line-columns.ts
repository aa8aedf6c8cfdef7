import type { RecordedLine } from '../../inquiry/log-line';
import { instantCell as at, listCell as list } from './cells';
import type { Column } from './sheet';

/** The columns of the log's lines, one row each; instants Central, `Hash` as the chain has it. */
export const lineColumns: readonly Column<RecordedLine>[] = [
  { heading: 'Reference', value: ({ ref }) => ref },
  { heading: 'Line', value: ({ seq }) => String(seq) },
  { heading: 'Step', value: ({ step }) => step },
  { heading: 'Act', value: ({ act }) => act },
  { heading: 'By', value: ({ actor }) => actor },
  { heading: 'Happened', value: ({ happenedAt }) => at(happenedAt) },
  { heading: 'Recorded', value: ({ recordedAt }) => at(recordedAt) },
  { heading: 'Due', value: ({ dueAt }) => at(dueAt) },
  { heading: 'Sent', value: ({ sentAt }) => at(sentAt) },
  { heading: 'Entered late', value: ({ enteredLate }) => (enteredLate === true ? 'yes' : '') },
  { heading: 'Facts', value: ({ facts }) => list(pairs(facts)) },
  { heading: 'Words', value: ({ words }) => list(pairs(words)), isMemberData: true },
  { heading: 'Hash', value: ({ hash }) => hash },
];

function pairs(values: Readonly<Record<string, string | number | boolean>>): readonly string[] {
  return Object.entries(values).map(([name, value]) => `${name}: ${String(value)}`);
}
