import { expectNothingFound } from './expect-nothing';
import { runLeaks } from './run';

test('what 50 inquiries hold of their members is in no first line, subject, key, address, diagnostic, figure or export', async () => {
  expectNothingFound(await runLeaks(50), 50);
}, 300_000);
