import { addLookupKey } from '../../src/log/lookup-keys';
import { mailThreads, type MailThreads } from '../../src/log/mail-threads';
import { memoryRows } from '../../src/log/memory-rows';
import { masterKeyFrom } from '../../src/log/settings-key';
import { aCipher } from './a-cipher';
import { received } from './a-log';
import { watchedRows, type WatchedRows } from './watched-rows';

describe('the threads of mails', () => {
  let rows: WatchedRows;
  let threads: MailThreads;
  beforeEach(() => {
    rows = watchedRows(memoryRows());
    threads = mailThreads(rows, aCipher(rows));
  });
  const ref = 'ME-260917-AAAAAA';
  const ours = { what: 'mcoRequest', to: 'j-ortiz', at: received };

  test('a mail of ours is known by its mark, its message id and its conversation', async () => {
    const signs = { marks: ['a1'], messageIds: ['<one@unit.example.org>'], conversationId: 'AAQk' };
    await threads.note(signs, { ref, ours });
    for (const sign of [{ marks: ['a1'] }, { messageIds: ['one@unit.example.org'] }, { conversationId: 'AAQk' }])
      expect(await threads.find(sign)).toEqual({ ref, ours });
    expect(await threads.find({ marks: ['AAQk'], messageIds: ['a1'], conversationId: 'b' })).toBeUndefined();
    expect(await threads.find({})).toBeUndefined();
  });

  test('a mail of ours may be about several inquiries', async () => {
    await threads.note(
      { marks: ['many'] },
      { ref: 'ME-260917-AAAAAA', others: ['ME-260917-BBBBBB', 'ME-260917-CCCCCC'] },
    );
    expect((await threads.find({ marks: ['many'] }))?.others).toEqual(['ME-260917-BBBBBB', 'ME-260917-CCCCCC']);
  });

  test('a mark is surer than a message id, and that than a conversation', async () => {
    await threads.note({ conversationId: 'c' }, { ref: 'ME-260917-CCCCCC' });
    await threads.note({ messageIds: ['<b>'] }, { ref: 'ME-260917-BBBBBB' });
    await threads.note({ marks: ['a'] }, { ref });
    const all = { marks: ['a'], messageIds: ['<x>', '<b>'], conversationId: 'c' };
    expect(await threads.find(all)).toEqual({ ref });
    expect(await threads.find({ ...all, marks: ['y'] })).toEqual({ ref: 'ME-260917-BBBBBB' });
    expect(await threads.find({ ...all, marks: [], messageIds: ['<x>'] })).toEqual({ ref: 'ME-260917-CCCCCC' });
  });

  test('the first inquiry of a conversation keeps it', async () => {
    await threads.note({ conversationId: 'c' }, { ref });
    await threads.note({ conversationId: 'c', messageIds: ['<two>'] }, { ref: 'ME-260917-BBBBBB' });
    expect(await threads.find({ conversationId: 'c' })).toEqual({ ref });
    expect(await threads.find({ messageIds: ['<two>'] })).toEqual({ ref: 'ME-260917-BBBBBB' });
  });

  test('still finds what was noted under an older key', async () => {
    await threads.note({ marks: ['a'], conversationId: 'c' }, { ref, ours });
    const masterKey = masterKeyFrom(
      Buffer.from('a key of thirty-two bytes, no more').subarray(0, 32).toString('base64'),
    );
    await addLookupKey({ rows, masterKey });
    const after = mailThreads(rows, aCipher(rows));
    expect(await after.find({ marks: ['a'] })).toEqual({ ref, ours });
    await after.note({ conversationId: 'c' }, { ref: 'ME-260917-BBBBBB' });
    expect(await after.find({ conversationId: 'c' })).toEqual({ ref, ours });
  });

  test('tells which mail brought a conversation', async () => {
    await threads.note({ conversationId: 'c' }, { ref, mail: 'a1b2' });
    expect(await threads.find({ conversationId: 'c' })).toEqual({ ref, mail: 'a1b2' });
  });

  test('writes no id of a mail, plain, anywhere', async () => {
    await threads.note({ messageIds: ['<june.quill@mail.example.org>'], conversationId: 'AAQkAGI' }, { ref });
    const written = JSON.stringify(rows.written);
    for (const plant of ['june', 'mail.example', 'AAQk']) expect(written).not.toContain(plant);
  });
});
