import { memoryRows } from '../../src/log/memory-rows';
import { rowsContract } from './rows-contract';

describe('rows in memory', () => {
  rowsContract(() => Promise.resolve(memoryRows()));
});
