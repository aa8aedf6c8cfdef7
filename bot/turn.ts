import type { Conversation, Conversations } from '../src/people/conversations';
import type { CardJson, Teams } from '../src/reminders/teams';
import { isPersonal, textWithoutMention } from './activity';
import type { Background } from './background';
import { type BotResponse, cardResponse, errorResponse, readCardAction } from './card-action';
import { type Diagnostics, diagnose } from './diagnose';
import type { AuthenticActivity } from './guarded-auth';
import type { BotHandlers } from './handlers';
import { conversationOf, rememberPersonal } from './remember';

/** What a turn needs. */
export type TurnParts = {
  readonly tenantId: string;
  readonly conversations: Conversations;
  readonly handlers: BotHandlers;
  readonly teams: Teams;
  readonly background: Background;
  readonly diagnostics: Diagnostics;
};

const nothingToSay: BotResponse = { status: 200 };

/** Answers one authentic activity. @throws what a handler, the store or Teams throws, for all but card actions. */
export async function takeTurn(activity: AuthenticActivity, parts: TurnParts): Promise<BotResponse> {
  const conversation = conversationOf(activity, parts.tenantId);
  if (conversation === undefined) return { status: 400 };
  switch (activity.type) {
    case 'message':
      await rememberIfPossible(activity, conversation, parts);
      return answerMessage(activity, conversation, parts);
    case 'invoke':
      if (activity.name !== 'adaptiveCard/action') return { status: 501 };
      await rememberIfPossible(activity, conversation, parts);
      return answerAction(activity, conversation, parts);
    case 'conversationUpdate':
      await rememberPersonal(activity, conversation, parts.conversations);
      return nothingToSay;
    case 'installationUpdate':
      await rememberPersonal(activity, conversation, parts.conversations);
      // An installation brings a conversationUpdate too: the welcome hangs on this one alone, so that it comes once.
      return activity.action === 'add' ? welcome(activity, conversation, parts) : nothingToSay;
    default:
      return nothingToSay;
  }
}

/** A person who writes or presses is answered even when the conversation cannot be stored: the next activity tries again. */
async function rememberIfPossible(activity: AuthenticActivity, to: Conversation, parts: TurnParts): Promise<void> {
  try {
    await rememberPersonal(activity, to, parts.conversations);
  } catch (error) {
    diagnose(parts.diagnostics, 'BOT_NOT_REMEMBERED', error);
  }
}

async function answerMessage(activity: AuthenticActivity, to: Conversation, parts: TurnParts): Promise<BotResponse> {
  if (to.entraId === '' || activity.id === undefined) return nothingToSay;
  const card = await parts.handlers.message({
    entraId: to.entraId,
    name: activity.from?.name ?? '',
    text: textWithoutMention(activity),
    ...(activity.value !== undefined && activity.value !== null && { value: activity.value }),
    conversationId: to.conversationId,
    activityId: activity.id,
    personal: isPersonal(activity),
  });
  await parts.teams.send(to, card, summaryOf(card));
  return nothingToSay;
}

async function answerAction(activity: AuthenticActivity, to: Conversation, parts: TurnParts): Promise<BotResponse> {
  const action = readCardAction(activity);
  if (typeof action === 'string') return errorResponse(400, action, 'This button is not understood.');
  try {
    const { card, summary, edit } = await parts.handlers.action(action);
    const messageId = action.replyToId;
    if (edit && messageId !== undefined) {
      const key = JSON.stringify([to.conversationId, messageId]);
      parts.background.run(key, () => parts.teams.edit(to, messageId, card, summary));
    }
    return cardResponse(card);
  } catch (error) {
    diagnose(parts.diagnostics, 'BOT_HANDLER_FAILED', error);
    return errorResponse(500, 'NotDone', 'This did not work. Please press again: pressing twice is safe.');
  }
}

async function welcome(activity: AuthenticActivity, to: Conversation, parts: TurnParts): Promise<BotResponse> {
  const card = await parts.handlers.welcome({
    ...(to.entraId !== '' && { entraId: to.entraId }),
    conversationId: to.conversationId,
    personal: isPersonal(activity),
  });
  if (card !== undefined) await parts.teams.send(to, card, summaryOf(card));
  return nothingToSay;
}

/** A card's `fallbackText` is neutral by rule, so that it may stand in a notification. */
function summaryOf(card: CardJson): string {
  const { fallbackText } = card;
  return typeof fallbackText === 'string' && fallbackText !== '' ? fallbackText : 'Member Escalations';
}
