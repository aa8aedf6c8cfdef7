/** A word that people write to the bot, as `help` and the menu of Teams offer it. */
type Command = { readonly word: string; readonly does: string; readonly inGroups?: true };

/** Every command that `say` understands, in the order of the menu. The manifest carries the same words: a test compares. */
export const commands = [
  { word: 'help', does: 'What you can do here', inGroups: true },
  { word: 'new', does: 'Open an inquiry without a mail: somebody phoned, came by or wrote in a chat' },
  { word: 'mine', does: 'What waits for you, the earliest due first' },
  { word: 'open', does: 'All open inquiries (staff)' },
  { word: 'find', does: 'A form to search by reference, ID, or name and date of birth (staff)' },
  { word: 'log', does: 'log ME-260917-7K2QXM: everything that happened to an inquiry (staff)' },
  { word: 'status', does: 'status ME-260917-7K2QXM: where an inquiry stands' },
  { word: 'away', does: 'away until Mon Sep 21, 1:00 PM: others get your cards until then' },
  { word: 'back', does: 'You are here again before the time you gave' },
  { word: 'aside', does: 'What was set aside: mail, inquiries, messages (Unit Lead)' },
] as const satisfies readonly Command[];

export type CommandWord = (typeof commands)[number]['word'];

/** The command that a typed word names, if it is one. */
export function commandIn(word: string): CommandWord | undefined {
  return commands.find((command) => command.word === word)?.word;
}
