import { z } from 'zod';

const text = z.string().optional().catch(undefined);
const account = z.looseObject({ id: text, name: text, aadObjectId: text, role: text }).optional().catch(undefined);
const mention = z.looseObject({ type: z.literal('mention'), text: z.string(), mentioned: z.looseObject({ id: text }) });

const inbound = z.looseObject({
  type: z.string().min(1),
  id: text,
  name: text,
  action: text,
  channelId: text,
  serviceUrl: text,
  replyToId: text,
  text: text,
  value: z.unknown().optional(),
  from: account,
  recipient: account,
  conversation: z.looseObject({ id: text, conversationType: text, tenantId: text }).optional().catch(undefined),
  channelData: z
    .looseObject({ tenant: z.looseObject({ id: text }).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  entities: z.array(z.unknown()).optional().catch(undefined),
});

/** An activity as it came: nothing but `type` is certain, and nothing is believed before authentication. */
export type InboundActivity = z.infer<typeof inbound>;

/** Reads a request's body; undefined when it is no activity at all. */
export function readActivity(body: unknown): InboundActivity | undefined {
  return inbound.safeParse(body).data;
}

/** The text without the mention of the bot, which group chats and channels put in front. */
export function textWithoutMention(activity: InboundActivity): string {
  const botId = activity.recipient?.id;
  return (activity.entities ?? [])
    .map((entity) => mention.safeParse(entity).data)
    .filter((entity) => entity !== undefined && entity.mentioned.id === botId)
    .reduce((rest, entity) => rest.replaceAll(entity?.text ?? '', ' '), activity.text ?? '')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .trim();
}

/** A chat between one person and the bot. */
export function isPersonal(activity: InboundActivity): boolean {
  return activity.conversation?.conversationType === 'personal';
}
