import { memoryRows } from '../../src/log/memory-rows';
import { watchTable } from '../../src/tables/watch-table';
import type { Watch } from '../../src/watch/watch-store';
import { watchedRows } from '../log/watched-rows';

const mailbox = 'escalations@unit.example.org';
const aWatch: Watch = {
  id: '7f105c7d-2dc5-4530-97cd-4e7ae6534c07',
  stateHash: 'ab'.repeat(32),
  leadsTo: 'cd'.repeat(16),
  expiresAt: 1_790_000_000_000,
  renewAt: 1_780_000_000_000,
  followed: '',
};

function scene() {
  const rows = watchedRows(memoryRows());
  let ids = 0;
  const newId = (): string => String((ids += 1));
  return { rows, store: watchTable(rows, mailbox, newId), other: watchTable(rows, 'other@unit.example.org', newId) };
}

describe('the watch that all instances share', () => {
  test('is read as it was written, by mailbox, whose address stands in no key', async () => {
    const { rows, store, other } = scene();
    expect(await store.read()).toBeUndefined();
    await store.write(aWatch, undefined);
    expect(await store.read()).toMatchObject(aWatch);
    expect(await other.read()).toBeUndefined();
    expect(rows.written.map(({ partition, op }) => partition + op.key).join(' ')).not.toContain('example.org');
  });

  test('is written over what was read, and over nothing else', async () => {
    const { store } = scene();
    const first = await store.write(aWatch, undefined);
    expect(await store.write({ ...aWatch, id: 'second' }, undefined)).toBeUndefined();
    const third = await store.write({ ...aWatch, id: 'third' }, first);
    expect(third).toMatchObject({ id: 'third' });
    expect(await store.write({ ...aWatch, id: 'fourth' }, first)).toBeUndefined();
    expect((await store.read())?.id).toBe('third');
  });

  test('is written although the reply was lost, and not when another came between', async () => {
    const { rows, store } = scene();
    rows.resendNext();
    const first = await store.write(aWatch, undefined);
    expect(first).toMatchObject(aWatch);
    rows.resendNext(async () => {
      await store.write({ ...aWatch, id: 'another' }, await store.read());
    });
    expect(await store.write({ ...aWatch, id: 'ours' }, first)).toBeUndefined();
  });
});

describe('what notifications leave behind', () => {
  test('is a word that differs each time, and stays until the next', async () => {
    const { store, other } = scene();
    expect(await store.lastPoke()).toBe('');
    await store.leave({ walk: true });
    const first = await store.lastPoke();
    expect(await store.lastPoke()).toBe(first);
    await store.leave({ walk: true });
    expect(await store.lastPoke()).not.toBe(first);
    expect(await other.lastPoke()).toBe('');
  });

  test('is both at once when both are said', async () => {
    const { rows, store } = scene();
    await store.leave({ walk: true, said: { id: 'x', act: 'ended' } });
    expect(await store.said()).toMatchObject({ id: 'x', act: 'ended' });
    expect(await store.lastPoke()).not.toBe('');
    await store.leave({ walk: false, said: { id: 'x', act: 'renew' } });
    expect(await store.said()).toMatchObject({ act: 'renew' });
    await store.leave({ walk: false });
    expect(rows.written).toHaveLength(3);
  });
});
