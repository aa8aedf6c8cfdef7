import { troubleOnly } from '../../local/trouble';

describe('What the terminal says of diagnostics', () => {
  test('trouble is one neutral line, and said once until other trouble comes; the rest is quiet', () => {
    const said: string[] = [];
    const diagnostics = troubleOnly((line) => said.push(line));
    diagnostics({ event: 'started', port: 4000 });
    diagnostics({ event: 'mail set aside', code: 'ENCRYPTED' });
    diagnostics({ event: 'sweep failed', code: 'STORE_UNREACHABLE' });
    diagnostics({ event: 'sweep failed', code: 'STORE_UNREACHABLE' });
    diagnostics({ event: 'bot', code: 'BOT_REQUEST_REFUSED', status: 401 });
    diagnostics({ event: 'reminder failed', code: 'TEAMS_UNREACHABLE', ref: 'ME-261124-7K2QXM' });
    diagnostics({ event: 'sweep failed', code: 'STORE_UNREACHABLE' });
    expect(said).toEqual([
      'Trouble: sweep failed (STORE_UNREACHABLE).',
      'Trouble: bot (BOT_REQUEST_REFUSED, 401).',
      'Trouble: reminder failed (TEAMS_UNREACHABLE, ME-261124-7K2QXM).',
      'Trouble: sweep failed (STORE_UNREACHABLE).',
    ]);
  });
});
