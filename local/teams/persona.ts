/** An invented person of the unit, who has Teams. */
export type Persona = {
  /** The person's id in our own directory; also the name of the chat on the page. */
  readonly id: string;
  /** The person's Entra object id. */
  readonly entraId: string;
  readonly name: string;
  /** The role in words, such as "Member Liaison". */
  readonly title: string;
};

/** The Teams conversation id of a persona's personal chat with the bot. */
export function conversationIdOf(persona: Persona): string {
  return `a:${persona.entraId}`;
}
