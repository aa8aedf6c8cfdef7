import { becameInWords } from '../../local/mailbox-view';

describe('What became of a mail, as the page says it', () => {
  test.each([
    [undefined, { state: 'pending' }],
    [{ state: 'seen' }, { state: 'pending' }],
    [
      { state: 'opened', ref: 'ME-261124-7K2QXM' },
      { state: 'opened', ref: 'ME-261124-7K2QXM' },
    ],
    [
      { state: 'appended', ref: 'ME-261124-7K2QXM' },
      { state: 'appended', ref: 'ME-261124-7K2QXM' },
    ],
    [{ state: 'own' }, { state: 'ignored', reason: 'our own mail' }],
    [{ state: 'automatic' }, { state: 'ignored', reason: 'an automatic answer' }],
    [
      { state: 'bounce', ref: 'ME-261124-7K2QXM' },
      { state: 'ignored', ref: 'ME-261124-7K2QXM', reason: 'a mail of ours that came back' },
    ],
    [{ state: 'dismissed' }, { state: 'ignored', reason: 'the Unit Lead decided that it is not an inquiry' }],
    [
      { state: 'aside', reason: 'TOO_LARGE' },
      { state: 'setAside', reason: 'It is over 25 MB.' },
    ],
    [{ state: 'aside' }, { state: 'setAside', reason: 'It waits for the Unit Lead.' }],
  ] as const)('%j: %j', (entry, became) => {
    expect(becameInWords(entry)).toEqual(became);
  });
});
