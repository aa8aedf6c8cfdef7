import { MailboxRefused, MailboxUnreachable } from '../../src/intake/mailbox';
import { isClientState } from '../../src/watch/client-state';
import { notReachable } from './fake-subscriptions';
import { hourMs, lifeMs, watchScene, where, type WatchScene } from './watch-scene';

let scene: WatchScene;
beforeEach(() => {
  scene = watchScene();
});
const ids = () => [...scene.graph.there.keys()];
const elsewhere = {
  notificationUrl: 'https://new.example.org/graph/notifications',
  lifecycleUrl: 'https://new.example.org/graph/lifecycle',
};
const unreachable = new MailboxUnreachable('asking', 'unknown', undefined);

describe('a subscription is made', () => {
  test('at the start, for two days, with a secret of which the store has the hash alone', async () => {
    await scene.instance('here').tend();
    const [made] = scene.graph.there.values();
    expect(made).toMatchObject({ ...where, until: scene.time.now() + lifeMs });
    expect(made?.clientState.length).toBeLessThanOrEqual(128);
    const kept = await scene.store.read();
    expect(isClientState(made?.clientState ?? '', kept?.stateHash ?? '')).toBe(true);
    expect(JSON.stringify(scene.rows.written)).not.toContain(made?.clientState);
    expect(scene.walks).toEqual(['here']);
    expect(scene.told).toEqual([{ event: 'notifications on' }]);
  });

  test('once for all instances, whoever starts first', async () => {
    const [here, there] = [scene.instance('here'), scene.instance('there')];
    await Promise.all([here.tend(), there.tend()]);
    await there.tend();
    await here.tend();
    expect(scene.graph.asked.filter((what) => what === 'make')).toHaveLength(1);
    expect(ids()).toEqual(['1']);
  });

  test('again when it is gone, and what came meanwhile is looked for', async () => {
    const watch = scene.instance('here');
    await watch.tend();
    scene.graph.there.clear();
    scene.time.pass(15 * 60_000);
    await watch.tend();
    expect(ids()).toEqual(['2']);
    expect((await scene.store.read())?.id).toBe('2');
    expect(scene.walks).toEqual(['here', 'here']);
  });

  test('again when the renewal finds it gone', async () => {
    const watch = scene.instance('here');
    await watch.tend();
    scene.time.pass(lifeMs / 2);
    scene.graph.there.clear();
    await watch.tend();
    expect(scene.graph.asked).toContain('renew 1');
    expect(ids()).toEqual(['2']);
  });

  test('again when the service was down until it had expired', async () => {
    await scene.instance('here').tend();
    scene.time.pass(lifeMs);
    await scene.instance('later').tend();
    expect(ids()).toEqual(['2']);
  });

  test('anew at a start with another address; the old one is removed only once the new one is in force', async () => {
    await scene.instance('here').tend();
    await scene.instance('moved', elsewhere).tend();
    expect(scene.graph.asked.slice(-3)).toEqual(['make', 'leadingTo', 'remove 1']);
    expect([...scene.graph.there.values()]).toMatchObject([{ id: '2', ...elsewhere }]);
  });

  test('by the instance that started last, so that two with different addresses do not fight', async () => {
    const old = scene.instance('old');
    await old.tend();
    const moved = scene.instance('moved', elsewhere);
    await moved.tend();
    for (let hours = 0; hours < 30; hours++) {
      scene.time.pass(hourMs);
      await old.tend();
      await moved.tend();
    }
    expect(scene.graph.asked.filter((what) => what === 'make')).toHaveLength(2);
    expect(ids()).toEqual(['2']);
  });

  test('a second time when the first answer was lost, and then the first is removed', async () => {
    scene.graph.failNext('make', unreachable, 'after');
    const watch = scene.instance('here');
    await watch.tend();
    expect((await watch.health()).failing).toBe('MAILBOX_UNREACHABLE');
    await watch.tend();
    expect(ids()).toEqual(['2']);
    expect((await watch.health()).failing).toBeUndefined();
  });

  test('and removed again when another instance was quicker in spite of the lease', async () => {
    const here = scene.instance('here');
    const make = scene.graph.make.bind(scene.graph);
    scene.graph.make = async (order) => {
      scene.graph.make = make;
      scene.time.pass(120_000);
      await scene.instance('there').tend();
      return make(order);
    };
    await here.tend();
    expect(ids()).toEqual(['1']);
    expect((await scene.store.read())?.id).toBe('1');
    expect(scene.walks).toEqual(['there']);
  });

  test('is there although the reply of the store was lost', async () => {
    scene.rows.beforeNext(() => {
      scene.rows.resendNext();
      return Promise.resolve();
    });
    await scene.instance('here').tend();
    expect(ids()).toEqual([(await scene.store.read())?.id]);
  });

  test('and an old one that cannot be removed does no harm', async () => {
    await scene.instance('here').tend();
    scene.graph.failNext('leadingTo', new MailboxRefused('listing', 403, 'ErrorAccessDenied'));
    scene.graph.failNext('remove', unreachable);
    const moved = scene.instance('moved', elsewhere);
    await moved.tend();
    expect((await moved.health()).failing).toBeUndefined();
    expect(scene.told.flatMap(({ event, code }) => (code === undefined ? [] : `${event} ${code}`))).toEqual([
      'old notifications remain MAILBOX_REFUSED',
      'old notifications remain MAILBOX_UNREACHABLE',
    ]);
  });
});

describe('it is renewed', () => {
  test('when half of its life is over, not before, and again at half of the next', async () => {
    const watch = scene.instance('here');
    await watch.tend();
    scene.time.pass(lifeMs / 2 - 1);
    await watch.tend();
    expect(scene.graph.asked).not.toContain('renew 1');
    for (let days = 0; days < 10; days++) {
      scene.time.pass(lifeMs / 2);
      await watch.tend();
    }
    expect(scene.graph.asked.filter((what) => what === 'renew 1')).toHaveLength(10);
    expect(ids()).toEqual(['1']);
  });

  test('by one of several instances', async () => {
    const [here, there] = [scene.instance('here'), scene.instance('there')];
    await here.tend();
    await there.tend();
    scene.time.pass(lifeMs / 2);
    await Promise.all([here.tend(), there.tend()]);
    expect(scene.graph.asked.filter((what) => what === 'renew 1')).toHaveLength(1);
  });

  test('at once when Graph wants it confirmed, once for each time it asks', async () => {
    const watch = scene.instance('here');
    await watch.tend();
    for (const times of [1, 2]) {
      await scene.store.leave({ walk: false, said: { id: '1', act: 'renew' } });
      await watch.tend();
      await watch.tend();
      expect(scene.graph.asked.filter((what) => what === 'renew 1')).toHaveLength(times);
    }
  });

  test('sooner when Graph says, at a look, that it ends sooner than was thought', async () => {
    const watch = scene.instance('here');
    await watch.tend();
    scene.time.pass(15 * 60_000);
    const [there] = scene.graph.there.values();
    if (there !== undefined) there.expiresAt = scene.time.now() + hourMs;
    await watch.tend();
    expect(await watch.health()).toEqual({ onUntil: scene.time.now() + hourMs });
    scene.time.pass(hourMs / 2);
    await watch.tend();
    expect(scene.graph.asked).toContain('renew 1');
  });

  test('sooner when Graph gave it less time than was asked for', async () => {
    const watch = scene.instance('here');
    const make = scene.graph.make.bind(scene.graph);
    scene.graph.make = async (order) => ({ ...(await make(order)), expiresAt: scene.time.now() + hourMs });
    await watch.tend();
    scene.time.pass(hourMs / 2);
    await watch.tend();
    expect(scene.graph.asked).toContain('renew 1');
  });
});

test('when Graph says that it has removed it, another is made, once', async () => {
  const watch = scene.instance('here');
  await watch.tend();
  scene.graph.there.clear();
  await scene.store.leave({ walk: true, said: { id: '1', act: 'ended' } });
  await watch.tend();
  // The same event again, and one that came late about the old one.
  await scene.store.leave({ walk: true, said: { id: '1', act: 'ended' } });
  await watch.tend();
  expect(ids()).toEqual(['2']);
});

test('what Graph has ended is off from then on, though no other can be made', async () => {
  const watch = scene.instance('here');
  await watch.tend();
  await scene.store.leave({ walk: true, said: { id: '1', act: 'ended' } });
  scene.graph.failNext('make', notReachable);
  await watch.tend();
  expect(await watch.health()).toEqual({ offSince: scene.time.now(), failing: 'ADDRESSES_REFUSED' });
  await watch.tend();
  expect(ids()).toEqual(['2']);
});

test('each instance looks at its start and every quarter of an hour whether it is still there', async () => {
  const watch = scene.instance('here');
  await watch.tend();
  await scene.instance('there').tend();
  expect(scene.graph.asked.filter((what) => what === 'find 1')).toHaveLength(1);
  scene.time.pass(15 * 60_000 - 1);
  await watch.tend();
  expect(scene.graph.asked.filter((what) => what === 'find 1')).toHaveLength(1);
  scene.time.pass(1);
  await watch.tend();
  await watch.tend();
  expect(scene.graph.asked.filter((what) => what === 'find 1')).toHaveLength(2);
});

describe('what fails', () => {
  test('is told by its code, and tried again after waits that grow up to a quarter of an hour', async () => {
    const watch = scene.instance('here');
    const waits: number[] = [];
    for (let tries = 1; tries <= 8; tries++) {
      scene.graph.failNext('make', notReachable);
      await watch.tend();
      waits.push(watch.heldMs());
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 900, 900].map((seconds) => seconds * 1_000));
    expect(scene.told[0]).toEqual({ event: 'notifications failed', code: 'ADDRESSES_REFUSED', count: 1 });
    await watch.tend();
    expect(watch.heldMs()).toBe(0);
    expect((await watch.health()).failing).toBeUndefined();
  });

  test('waits as long as Graph says, when that is longer', async () => {
    const watch = scene.instance('here');
    scene.graph.failNext('make', new MailboxUnreachable('making', 'no', 120_500));
    await watch.tend();
    expect(watch.heldMs()).toBe(120_500);
  });

  test('gives the lease back, so that another instance may have more luck', async () => {
    scene.graph.failNext('make', notReachable);
    await scene.instance('here').tend();
    await scene.instance('there').tend();
    expect(ids()).toEqual(['1']);
  });
});

describe('how it stands', () => {
  test('on until it expires', async () => {
    const watch = scene.instance('here');
    await watch.tend();
    expect(await watch.health()).toEqual({ onUntil: scene.time.now() + lifeMs });
    scene.graph.failNext('renew', unreachable);
    scene.time.pass(lifeMs / 2);
    await watch.tend();
    expect(await watch.health()).toEqual({
      onUntil: scene.time.now() + lifeMs / 2,
      failing: 'MAILBOX_UNREACHABLE',
    });
  });

  test('off since the start when none could be made', async () => {
    const startedAt = scene.time.now();
    const watch = scene.instance('here');
    scene.graph.failNext('make', notReachable);
    await watch.tend();
    scene.time.pass(hourMs);
    expect(await watch.health()).toEqual({ offSince: startedAt, failing: 'ADDRESSES_REFUSED' });
  });

  test('off since it was found gone, for the other instances too', async () => {
    const watch = scene.instance('here');
    await watch.tend();
    scene.graph.there.clear();
    scene.graph.failNext('make', notReachable);
    scene.time.pass(hourMs);
    await watch.tend();
    const goneAt = scene.time.now();
    scene.time.pass(hourMs);
    expect(await watch.health()).toEqual({ offSince: goneAt, failing: 'ADDRESSES_REFUSED' });
    expect((await scene.instance('later').health()).offSince).toBe(scene.time.now());
  });
});
