import type { Chance } from '../chance';

/** What goes wrong with one call: before it has any effect, or after it. */
export type Trouble = { readonly fault: Error; readonly isAfter: boolean };

/** Asked before each call of an edge; undefined: all goes well. */
export type Troubles = (doing: string) => Trouble | undefined;

/** Nothing ever fails. */
export const noTrouble: Troubles = () => undefined;

/** One kind of fault, and how often it comes. */
export type Kind = { readonly often: number; readonly isAfter?: true; readonly make: (doing: string) => Error };

/** At most one of the kinds, each as often as it says. */
export function randomTroubles(kindsOf: (doing: string) => readonly Kind[], dice: Chance): Troubles {
  return (doing) => {
    let left = dice.next();
    for (const { often, isAfter, make } of kindsOf(doing)) {
      left -= often;
      if (left < 0) return { fault: make(doing), isAfter: isAfter === true };
    }
    return undefined;
  };
}

/** Makes a call, or fails as the trouble says. */
export async function withTrouble<T>(troubles: Troubles, doing: string, act: () => T): Promise<T> {
  await Promise.resolve();
  const trouble = troubles(doing);
  if (trouble === undefined) return act();
  if (trouble.isAfter) act();
  throw trouble.fault;
}
