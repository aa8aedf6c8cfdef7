import { z } from 'zod';
import { checkCard, type ReceivedCard } from './card-rules';
import type { Chats } from './chats';
import type { Inbound } from './inbound';
import type { Persona } from './persona';

/** A press on a card's button, as the page or a story makes it. */
export type Press = {
  /** Of the message with the card. */
  readonly activityId: string;
  readonly verb: string;
  /** The button's data and the card's inputs. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The press's own id; given twice it is the same press delivered twice. */
  readonly activityToken?: string;
  /** Default Action.Execute. */
  readonly actionType?: string;
};

/** What the person sees: a new card, or a line that says that it did not work. */
export type Pressed = { readonly status: number; readonly card?: ReceivedCard; readonly error?: string };

const answered = z.looseObject({ statusCode: z.number(), type: z.string(), value: z.unknown().optional() });
const failure = z.looseObject({ message: z.string() });

/** Presses a button: the bot's answer replaces the card in the chat, if Teams would take it. */
export async function pressButton(persona: Persona, press: Press, chats: Chats, inbound: Inbound): Promise<Pressed> {
  const { activityId, verb, data, actionType = 'Action.Execute' } = press;
  if (actionType !== 'Action.Execute') return { status: 400, error: `${actionType} is no adaptiveCard/action.` };
  if (chats.find(persona.id, activityId)?.card === undefined) return { status: 404, error: 'There is no such card.' };
  const answer = await inbound.deliver(
    inbound.activityOf(persona, {
      ...(press.activityToken !== undefined && { id: press.activityToken }),
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: activityId,
      value: { action: { type: actionType, verb, data }, trigger: 'manual' },
    }),
  );
  const body = answered.safeParse(answer.body).data;
  if (answer.status !== 200 || body === undefined) return { status: answer.status, error: 'Unable to reach app.' };
  if (body.statusCode !== 200) {
    return { status: body.statusCode, error: failure.safeParse(body.value).data?.message ?? 'Something went wrong.' };
  }
  if (body.type !== 'application/vnd.microsoft.card.adaptive') return { status: 200 };
  const checked = checkCard(body.value);
  if ('refused' in checked) return { status: checked.refused.status, error: checked.refused.message };
  chats.edit(persona.id, activityId, checked.card);
  return { status: 200, card: checked.card };
}
