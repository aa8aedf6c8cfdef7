/** A copy without some of its fields: absent is absent, never undefined. */
export function without<T extends object, K extends keyof T>(value: T, keys: readonly K[]): Omit<T, K> {
  const left = { ...value };
  for (const key of keys) Reflect.deleteProperty(left, key);
  return left;
}
