import type { Conversation, Conversations } from '../src/people/conversations';
import { isPersonal } from './activity';
import type { AuthenticActivity } from './guarded-auth';

/** The conversation of an authentic activity, as the bot can speak in it; undefined when the activity does not say. */
export function conversationOf(activity: AuthenticActivity, tenantId: string): Conversation | undefined {
  const conversationId = activity.conversation?.id;
  const botId = activity.recipient?.id;
  if (conversationId === undefined || botId === undefined) return undefined;
  const entraId = activity.from?.aadObjectId ?? '';
  return { entraId, tenantId, serviceUrl: activity.serviceUrl, conversationId, botId };
}

/** Stores a personal conversation when it is new or has changed, and forgets it when the app was removed. */
export async function rememberPersonal(
  activity: AuthenticActivity,
  conversation: Conversation,
  conversations: Conversations,
): Promise<void> {
  if (!isPersonal(activity) || conversation.entraId === '') return;
  if (activity.type === 'installationUpdate' && activity.action?.startsWith('remove') === true) {
    await conversations.forget(conversation.entraId);
    return;
  }
  const known = await conversations.of(conversation.entraId);
  if (known === undefined || !isSame(known, conversation)) await conversations.remember(conversation);
}

function isSame(one: Conversation, other: Conversation): boolean {
  return (
    one.conversationId === other.conversationId &&
    one.serviceUrl === other.serviceUrl &&
    one.tenantId === other.tenantId &&
    one.botId === other.botId
  );
}
