import { z } from 'zod';
import { noContent, ok, type Reply } from './graph-reply';
import type { GraphScene } from './graph-scene';
import { isThisMachine, shakeHands } from './handshake';
import { readBody } from './message-routes';
import { notUnderstood, Refusal } from './refusal';
import type { KeptSubscription } from './subscription-book';

/** What Graph allows for messages in Outlook, and what it raises a shorter time to. */
const longestMs = 4_230 * 60_000;
const shortestMs = 45 * 60_000;
const longestState = 128;

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const orderSchema = z.strictObject({
  changeType: z.string(),
  resource: z.string(),
  notificationUrl: z.string(),
  lifecycleNotificationUrl: z.string().optional(),
  clientState: z.string().optional(),
  expirationDateTime: instant,
  latestSupportedTlsVersion: z.string().optional(),
});
const changeSchema = z.strictObject({ expirationDateTime: instant });

/** Everything below `/v1.0/subscriptions`; the path comes without it. @throws Refusal */
export async function subscriptionRoute(path: readonly string[], scene: GraphScene): Promise<Reply> {
  const { method, subscriptions: book } = scene;
  const [id, what, ...more] = path;
  if (more.length > 0) throw notUnderstood('this request on subscriptions');
  if (id === undefined) {
    if (method === 'POST') return ok(shown(await make(scene), scene, true), 201);
    if (method === 'GET') return list(scene);
  } else if (what === 'reauthorize' && method === 'POST') {
    found(book.find(id));
    return noContent;
  } else if (what === undefined) {
    if (method === 'GET') return ok(shown(found(book.find(id)), scene, false));
    if (method === 'PATCH') return ok(shown(renew(id, scene), scene, true));
    if (method === 'DELETE') {
      if (!book.remove(id)) throw notThere();
      return noContent;
    }
  }
  throw notUnderstood('this request on subscriptions');
}

async function make(scene: GraphScene): Promise<KeptSubscription> {
  const order = readBody(orderSchema, scene.body);
  if (order.changeType !== 'created') throw notUnderstood('this changeType');
  if (!isInbox(order.resource, scene.owner.address)) throw notUnderstood('this resource');
  if ((order.clientState ?? '').length > longestState) throw invalid('clientState must not exceed 128 characters.');
  const addresses = [order.notificationUrl, order.lifecycleNotificationUrl].filter((one) => one !== undefined);
  if (!addresses.every(isThisMachine)) throw invalid('The stand-in sends notifications to this machine only.');
  const expiresAt = lifeUntil(order.expirationDateTime, scene);
  for (const address of addresses) await shakeHands(address);
  return scene.subscriptions.add({
    changeType: order.changeType,
    resource: order.resource,
    notificationUrl: order.notificationUrl,
    lifecycleNotificationUrl: order.lifecycleNotificationUrl,
    clientState: order.clientState,
    immutable: scene.prefer.immutable,
    expiresAt,
  });
}

function renew(id: string, scene: GraphScene): KeptSubscription {
  found(scene.subscriptions.find(id));
  const until = lifeUntil(readBody(changeSchema, scene.body).expirationDateTime, scene);
  return found(scene.subscriptions.extend(id, until));
}

function lifeUntil(asked: number, { machineNow }: GraphScene): number {
  const now = machineNow();
  if (asked <= now) throw invalid('Subscription expiration must be in the future.');
  if (asked > now + longestMs) throw invalid('Subscription expiration can only be 4230 minutes in the future.');
  return Math.max(asked, now + shortestMs);
}

function list(scene: GraphScene): Reply {
  const value = scene.subscriptions.all().map((one) => withoutContext(shown(one, scene, false)));
  return ok({ '@odata.context': `${scene.origin}/v1.0/$metadata#subscriptions`, value });
}

/** The secret is told to nobody who asks later. */
function shown(one: KeptSubscription, { origin }: GraphScene, withState: boolean): Record<string, unknown> {
  return {
    '@odata.context': `${origin}/v1.0/$metadata#subscriptions/$entity`,
    id: one.id,
    resource: one.resource,
    applicationId: standInApp,
    changeType: one.changeType,
    clientState: withState ? (one.clientState ?? null) : null,
    notificationUrl: one.notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: one.lifecycleNotificationUrl ?? null,
    expirationDateTime: new Date(one.expiresAt).toISOString(),
    creatorId: standInApp,
    includeResourceData: null,
    latestSupportedTlsVersion: 'v1_2',
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  };
}

const standInApp = '00000000-0000-4000-8000-0000000000a0';

function withoutContext({ '@odata.context': _context, ...rest }: Record<string, unknown>): object {
  return rest;
}

function isInbox(resource: string, address: string): boolean {
  const inbox = /^\/?users\/(.+)\/mailfolders(?:\('inbox'\)|\/inbox)\/messages$/i.exec(resource)?.[1];
  return inbox?.toLowerCase() === address.toLowerCase();
}

function found<T>(one: T | undefined): T {
  if (one === undefined) throw notThere();
  return one;
}

function notThere(): Refusal {
  return new Refusal(404, 'ResourceNotFound', 'The object was not found.');
}

function invalid(message: string): Refusal {
  return new Refusal(400, 'InvalidRequest', message);
}
