import { memoryRows } from '../../src/log/memory-rows';
import { inquiryLogContract } from './inquiry-log-contract';

describe('the log in memory', () => {
  inquiryLogContract(() => Promise.resolve(memoryRows()));
});
