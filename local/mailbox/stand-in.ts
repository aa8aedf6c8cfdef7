import type { AddressInfo } from 'node:net';
import type { Clock } from '../../src/clock/clock';
import { watchDropFolder } from './drop-folder';
import { createFaults, type Faults } from './faults';
import { isIncoming, type FolderName } from './folders';
import { createGraphServer, type SeenRequest } from './graph-server';
import type { MailItem } from './mail-item';
import { peopleSettings, type MailboxOwner } from './people-settings';
import { notificationFaults, type NotificationFaults } from './notification-faults';
import { createNotifier, type SentNotifications } from './notifier';
import { openPostOffice } from './post-office';
import { createSmtpDoor } from './smtp-door';
import { MailStore } from './store';
import { subscriptionBook, type KeptSubscription } from './subscription-book';

export type MailboxStandInSettings = {
  readonly address: string;
  /** Gives the receipt times. */
  readonly clock: Clock;
  /** Whose automatic replies are served besides; nobody's unless given. */
  readonly people?: readonly MailboxOwner[];
  /** Keeps the mailbox here, so that a restart finds it again. Without it, it lives in memory. */
  readonly folder?: string;
  /** `.eml` files put here come into the inbox. */
  readonly dropFolder?: string;
  /** 0, the default, takes a free port. */
  readonly smtpPort?: number;
  readonly httpPort?: number;
  /** The bearer token that is accepted, or a test of it. Without it any token will do, but there must be one. */
  readonly token?: string | ((bearer: string) => boolean);
  /** Machine time for subscriptions, in ms since 1970; the machine's own unless set. */
  readonly machineNow?: () => number;
  /** Waits between the tries to bring a notification, in ms. Unless set they reach over the four hours that Graph tries. */
  readonly notifyAgainMs?: readonly number[];
};

/** A mail as a page lists it. Instants are ISO in UTC. */
export type ListedMail = {
  readonly id: string;
  readonly folder: FolderName;
  readonly internetMessageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly at: string;
  readonly categories: readonly string[];
};

/** A whole small Outlook mailbox on this machine: Graph in front, SMTP and a folder behind. Listens on 127.0.0.1 only. */
export type MailboxStandIn = {
  /** `http://127.0.0.1:<port>`, the base URL for the Graph client. */
  readonly graphUrl: string;
  readonly smtpPort: number;
  readonly address: string;
  readonly faults: Faults & NotificationFaults;
  stop(): Promise<void>;
  /** Every mail that is not a draft, in all folders, newest first. */
  messages(): ListedMail[];
  /** What came from outside, in the inbox and in the folders below it, newest first. */
  incoming(): ListedMail[];
  /** What the mailbox has sent, newest first. */
  sent(): ListedMail[];
  /** A mail's bytes. */
  eml(id: string): Buffer | undefined;
  /** Puts a mail into the inbox and returns its immutable id. */
  deliver(eml: Buffer | string): Promise<string>;
  /** Called after every change. @returns a function that ends it. */
  onChange(listener: () => void): () => void;
  /** The last 1,000 requests, oldest first. */
  requests(): readonly SeenRequest[];
  /** Who is told of new mail. */
  subscriptions(): readonly KeptSubscription[];
  /** The last 1,000 tries to bring notifications, oldest first. */
  notifications(): readonly SentNotifications[];
};

const seconds = 1_000;
/** At first soon, then each five minutes. */
const usualRetries = [1, 5, 15, 60, ...Array.from({ length: 47 }, () => 300)].map((each) => each * seconds);

export async function startMailboxStandIn(settings: MailboxStandInSettings): Promise<MailboxStandIn> {
  const { address, clock, token } = settings;
  const owner = { name: 'Member Escalations', address };
  const store = await MailStore.open(clock, settings.folder);
  const office = openPostOffice(store, clock, owner);
  const { take: takeFault, ...faults } = createFaults((status) => {
    store.expireTokens(status);
  });
  const wordFaults = notificationFaults();
  const machineNow = settings.machineNow ?? (() => Date.now());
  const subscriptions = subscriptionBook(machineNow);
  const notifier = createNotifier({
    address,
    subscriptions,
    takeFault: () => wordFaults.take(),
    retryAfterMs: settings.notifyAgainMs ?? usualRetries,
  });
  store.onChange((item) => {
    if (item.folder === 'inbox' && item.seq === item.enteredSeq && !item.deleted) notifier.tell(item);
  });
  const seen: SeenRequest[] = [];

  const graph = createGraphServer({
    store,
    office,
    owner,
    people: peopleSettings(settings.people ?? []),
    subscriptions,
    machineNow,
    takeFault,
    accepts: typeof token === 'function' ? token : (bearer) => token === undefined || bearer === token,
    sawRequest: (request) => {
      if (seen.push(request) > 1000) seen.shift();
    },
  });
  const smtp = createSmtpDoor(address, (arrival) => office.receive(arrival));
  smtp.on('error', () => undefined); // A client that hangs up is no fault of ours.
  const httpPort = await listen(graph, settings.httpPort ?? 0);
  const smtpPort = await listen(smtp.server, settings.smtpPort ?? 0).catch(async (error: unknown) => {
    await new Promise((resolve) => graph.close(resolve));
    throw error;
  });
  const drop =
    settings.dropFolder === undefined
      ? undefined
      : await watchDropFolder(settings.dropFolder, (eml) => office.receive({ eml }));

  return {
    graphUrl: `http://127.0.0.1:${String(httpPort)}`,
    smtpPort,
    address,
    faults: {
      ...faults,
      clear() {
        faults.clear();
        wordFaults.clear();
      },
      nextNotification: (fault) => {
        wordFaults.nextNotification(fault);
      },
      struckNotifications: () => wordFaults.struckNotifications(),
      loseNotifications: (all) => {
        wordFaults.loseNotifications(all);
      },
      letGo: () => {
        notifier.letGo();
      },
      expireSubscriptions() {
        for (const { id } of subscriptions.all()) subscriptions.remove(id);
      },
      removeSubscriptions() {
        for (const one of subscriptions.all()) {
          subscriptions.remove(one.id);
          notifier.tellOf('subscriptionRemoved', one);
        }
      },
      askReauthorization() {
        for (const one of subscriptions.all()) notifier.tellOf('reauthorizationRequired', one);
      },
    },
    async stop() {
      await notifier.stop();
      await drop?.stop();
      await new Promise<void>((resolve) => {
        smtp.close(() => {
          resolve();
        });
      });
      const closed = new Promise((resolve) => graph.close(resolve));
      graph.closeAllConnections();
      await closed;
    },
    messages: () => newestFirst(store.all().filter(({ deleted, isDraft }) => !deleted && !isDraft)),
    incoming: () => newestFirst(store.all().filter(({ deleted, folder }) => !deleted && isIncoming(folder))),
    sent: () => newestFirst(store.inFolder('sentitems')),
    eml: (id) => store.find(id)?.eml,
    deliver: async (eml) => (await office.receive({ eml: Buffer.from(eml) })).id,
    onChange: (listener) => store.onChange(listener),
    requests: () => [...seen],
    subscriptions: () => subscriptions.all(),
    notifications: () => notifier.sent(),
  };
}

type Listening = {
  listen(port: number, host: string, listening: () => void): unknown;
  once(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
  address(): AddressInfo | string | null;
};

function listen(server: Listening, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const at = server.address();
      resolve(typeof at === 'object' && at !== null ? at.port : port);
    });
  });
}

function newestFirst(items: readonly MailItem[]): ListedMail[] {
  return items
    .map((item) => ({ item, at: item.folder === 'sentitems' ? item.sentAt : item.receivedAt }))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.item.file.localeCompare(a.item.file))
    .map(({ item, at }) => ({
      id: item.id,
      folder: item.folder,
      internetMessageId: item.email.messageId ?? '',
      from: item.email.from?.address ?? '',
      to: (item.email.to ?? []).flatMap((one) => one.group ?? [one]).map((one) => one.address),
      subject: item.email.subject ?? '',
      text: item.email.text ?? '',
      at,
      categories: item.categories,
    }));
}
