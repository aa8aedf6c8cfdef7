import type { MasterKey } from './cipher';

/** The present master key wraps; what an earlier one wrapped, that one unwraps until it is wrapped anew. */
export function presentAndBefore(present: MasterKey, before: MasterKey): MasterKey {
  return {
    id: present.id,
    wrap: (key) => present.wrap(key),
    unwrap: (wrapped, wrappedBy) => (wrappedBy === before.id ? before : present).unwrap(wrapped, wrappedBy),
  };
}

/**
 * A master key that is asked once for each data key, by whoever needs it first: the rest goes on while its vault is down.
 * A failure is not remembered.
 */
export function unwrappedOnce(masterKey: MasterKey): MasterKey {
  const known = new Map<string, Promise<Uint8Array>>();
  const nameOf = (wrapped: Uint8Array): string => Buffer.from(wrapped).toString('base64');
  return {
    id: masterKey.id,
    async wrap(key) {
      const wrapped = await masterKey.wrap(key);
      known.set(nameOf(wrapped), Promise.resolve(key));
      return wrapped;
    },
    async unwrap(wrapped, wrappedBy) {
      const name = nameOf(wrapped);
      const unwrapping = known.get(name) ?? masterKey.unwrap(wrapped, wrappedBy);
      known.set(name, unwrapping);
      try {
        return await unwrapping;
      } catch (fault) {
        if (known.get(name) === unwrapping) known.delete(name);
        throw fault;
      }
    },
  };
}
