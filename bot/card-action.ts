import { z } from 'zod';
import type { CardJson } from '../src/reminders/teams';
import { isPersonal } from './activity';
import type { AuthenticActivity } from './guarded-auth';
import type { CardAction } from './handlers';

/** What the bot answers to an HTTP request; without `body` the answer is empty. */
export type BotResponse = { readonly status: number; readonly body?: unknown };

const invoked = z.looseObject({
  action: z.looseObject({
    type: z.string(),
    verb: z.string().optional(),
    data: z.record(z.string(), z.unknown()).nullish(),
  }),
});

/** Reads a press; a word for what is wrong with it when it is none that can be answered. */
export function readCardAction(activity: AuthenticActivity): CardAction | 'BadRequest' | 'NotSupported' {
  const { id, from, conversation, replyToId } = activity;
  const { action } = invoked.safeParse(activity.value).data ?? {};
  if (action === undefined || id === undefined || conversation?.id === undefined) return 'BadRequest';
  // Action.Submit arrives as a message; inside this invoke it is a client's mistake.
  if (action.type !== 'Action.Execute') return 'NotSupported';
  if (action.verb === undefined || from?.aadObjectId === undefined) return 'BadRequest';
  return {
    entraId: from.aadObjectId,
    name: from.name ?? '',
    verb: action.verb,
    data: action.data ?? {},
    conversationId: conversation.id,
    activityId: id,
    ...(replyToId !== undefined && { replyToId }),
    personal: isPersonal(activity),
  };
}

/** The card that replaces the pressed one. Teams accepts exactly this type, with HTTP status 200. */
export function cardResponse(card: CardJson): BotResponse {
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card } };
}

/** A refusal that Teams shows under the card: the outer status stays 200, since the bot did answer. */
export function errorResponse(statusCode: number, code: string, message: string): BotResponse {
  return { status: 200, body: { statusCode, type: 'application/vnd.microsoft.error', value: { code, message } } };
}
