import { StoreUnreachable } from '../../src/log/store-errors';
import { hear, type Notification } from '../../src/watch/hear';
import { clientStateHash, newClientState } from '../../src/watch/client-state';
import { watchScene, type WatchScene } from './watch-scene';

const clientState = newClientState();
const ours: Notification = { subscriptionId: '7f105c7d-2dc5-4530-97cd-4e7ae6534c07', clientState };

let scene: WatchScene;
let woken: string[];
beforeEach(async () => {
  scene = watchScene();
  woken = [];
  const expiresAt = scene.time.now() + 1_000;
  const { subscriptionId: id } = ours;
  const stateHash = clientStateHash(clientState);
  await scene.store.write({ id, stateHash, leadsTo: 'x', expiresAt, renewAt: expiresAt, followed: '' }, undefined);
});

const heard = (...notifications: Notification[]): Promise<void> =>
  hear(
    {
      store: scene.store,
      wakeWalk: () => woken.push('walk'),
      wakeWatch: () => woken.push('watch'),
      // A sleep that does not end: the store answers at once.
      systemTime: { ...scene.time, sleep: () => new Promise(() => undefined) },
      diagnostics: (line) => scene.told.push(line),
    },
    notifications,
  );

describe('word of mail', () => {
  test('is noted in the store before anybody is woken', async () => {
    const before = await scene.store.lastPoke();
    scene.rows.beforeNext(() => {
      expect(woken).toEqual([]);
      return Promise.resolve();
    });
    await heard(ours);
    expect(await scene.store.lastPoke()).not.toBe(before);
    expect(woken).toEqual(['walk']);
  });

  test('comes many at a time, doubled and in any order, as one', async () => {
    await heard(ours, ours, ours);
    expect(woken).toEqual(['walk']);
    expect(scene.rows.written.filter(({ op }) => op.key === 'poke')).toHaveLength(1);
  });

  test('wakes nobody when it cannot be noted', async () => {
    scene.rows.beforeNext(() => Promise.reject(new StoreUnreachable('writing', undefined)));
    await expect(heard(ours)).rejects.toThrow(StoreUnreachable);
    expect(woken).toEqual([]);
  });

  test('is not waited for longer than two seconds', async () => {
    let asked = 0;
    const slow = hear(
      {
        store: { ...scene.store, leave: () => new Promise(() => undefined) },
        wakeWalk: () => woken.push('walk'),
        wakeWatch: () => woken.push('watch'),
        systemTime: { ...scene.time, sleep: (ms) => ((asked = ms), Promise.resolve()) },
        diagnostics: () => undefined,
      },
      [ours],
    );
    await expect(slow).rejects.toMatchObject({ code: 'TIMED_OUT' });
    expect([asked, woken]).toEqual([2_000, []]);
  });
});

describe('word of the subscription', () => {
  test.each([
    ['missed', ['walk'], undefined],
    ['reauthorizationRequired', ['watch'], 'renew'],
    ['subscriptionRemoved', ['walk', 'watch'], 'ended'],
    ['somethingNew', ['walk'], undefined],
  ])('%s wakes %j', async (lifecycleEvent, wakes, act) => {
    await heard({ ...ours, lifecycleEvent });
    expect(woken).toEqual(wakes);
    expect((await scene.store.said())?.act).toBe(act);
  });

  test('that it is gone outweighs that it wants to be confirmed', async () => {
    await heard(
      { ...ours, lifecycleEvent: 'subscriptionRemoved' },
      { ...ours, lifecycleEvent: 'reauthorizationRequired' },
    );
    expect(await scene.store.said()).toMatchObject({ id: ours.subscriptionId, act: 'ended' });
  });
});

describe('what is not ours is passed over, and told without its words', () => {
  test.each<[string, Notification]>([
    ['another secret', { ...ours, clientState: newClientState() }],
    ['no secret', { subscriptionId: ours.subscriptionId }],
    ['a secret that is null', { ...ours, clientState: null }],
    ['a beginning of the secret', { ...ours, clientState: clientState.slice(0, -1) }],
    ['more than the secret', { ...ours, clientState: `${clientState}=` }],
    ['another subscription', { ...ours, subscriptionId: '00000000-0000-4000-8000-000000000000' }],
    ['the words of a trial', { subscriptionId: 'NA', clientState: 'NA' }],
    ['another, of the subscription', { subscriptionId: 'x', clientState, lifecycleEvent: 'subscriptionRemoved' }],
  ])('%s', async (_case, notification) => {
    await heard(notification);
    expect(woken).toEqual([]);
    expect(await scene.store.lastPoke()).toBe('');
    expect(await scene.store.said()).toBeUndefined();
    expect(scene.told).toEqual([{ event: 'notifications passed over', code: 'NOT_OURS', count: 1 }]);
  });

  test('beside one that is ours', async () => {
    await heard({ ...ours, clientState: newClientState() }, ours, { ...ours, clientState: 'NA' });
    expect(woken).toEqual(['walk']);
    expect(scene.told).toMatchObject([{ count: 2 }]);
  });

  test('without a look into the store when no secret has the shape of ours', async () => {
    const read = jest.spyOn(scene.rows, 'get');
    await heard({ ...ours, clientState: 'guess' }, { subscriptionId: 'NA', clientState: 'NA' });
    expect(read).not.toHaveBeenCalled();
  });

  test('when there is no subscription at all', async () => {
    scene = watchScene();
    await heard(ours);
    expect(woken).toEqual([]);
  });
});

test('nothing in it is nothing to do', async () => {
  await heard();
  expect([woken, scene.told]).toEqual([[], []]);
});
