import { fold } from '../word-pattern';

const notMe =
  /(?<![a-z])(?:(?:i'm|i am) (?:fine|ok|okay|all right|doing fine)|(?:this is |it's |it is )?not (?:about|for) (?:me|myself)|no es (?:para|sobre) mi)(?![a-z])/;

/** Whether a writer says that it is not about them: "I am fine, it's Bonnie". Their own number is not the member's then. */
export function saysNotMe(words: string): boolean {
  return notMe.test(fold(words));
}
