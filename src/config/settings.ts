import { misspellingOf, names, type Name } from './names';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment while it is read: values come out, faults are collected, so that all of them are told at once. */
export type Settings = {
  /** The value without white space around it; a blank one counts as missing. */
  optional(name: Name): string | undefined;
  /** The same; when it is missing, that is a fault, and `what` says what to give. */
  required(name: Name, what: string): string | undefined;
  /** Notes a fault. `words` go on after the name and never repeat a secret. */
  fault(name: string, words: string): void;
  /** A variable of the environment that is no setting of ours. */
  other(name: string): string | undefined;
  /** All faults, one line each: `NAME: what is wrong, what to do`. */
  faults(): readonly string[];
};

export function settingsFrom(env: Environment): Settings {
  const noted: string[] = [];
  const missing = new Set<Name>();
  const valueOf = (name: string): string | undefined => {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  };
  const note = (name: string, words: string): void => {
    noted.push(`${name}: ${words}`);
  };

  return {
    optional: valueOf,
    required(name, what) {
      const value = valueOf(name);
      if (value !== undefined) return value;
      missing.add(name);
      const meant = misspellingOf(name, env);
      note(name, `is missing. ${meant === undefined ? what : `${meant} is set: is that the one? Rename it.`}`);
      return undefined;
    },
    fault: note,
    other: valueOf,
    faults: () => [
      ...noted,
      // An optional setting that is spelt otherwise would be passed over in silence.
      ...names.flatMap((name) => {
        if (missing.has(name) || valueOf(name) !== undefined) return [];
        const meant = misspellingOf(name, env);
        return meant === undefined ? [] : [`${meant}: is no setting; ${name} was probably meant. Rename it.`];
      }),
    ],
  };
}
