import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { createBot } from '../bot/adapter';
import type { TokenSource } from '../bot/credentials';
import { createFront } from '../bot/front';
import type { BotSettings } from '../bot/settings';
import { mailFor } from '../cards/mail-text';
import { renderCard } from '../cards/render-card';
import { createAbsences } from '../graph/automatic-replies';
import { createCaller } from '../graph/caller';
import { createMailbox } from '../graph/mailbox';
import { createSubscriptions } from '../graph/subscriptions';
import type { TokenSource as GraphTokenSource } from '../graph/token';
import { createDeadMan } from './alarm/dead-man';
import { answerDesk } from './answer-link/answer-desk';
import { hourlyCap } from './answer-link/hourly-cap';
import { linkFor } from './answer-link/link-for';
import { oneTimeCodes } from './answer-link/one-time-codes';
import { pageMail } from './answer-link/page-mail';
import { createApp, type App } from './app';
import { buildCalendar } from './clock/calendar';
import { calendarHash } from './clock/calendar-hash';
import type { CalendarRules } from './clock/calendar-rules';
import type { Clock, SystemTime } from './clock/clock';
import type { Diagnostics } from './diagnostics';
import type { AnswersTo } from './intake/answer-by-mail';
import { answerLimit } from './intake/answer-limit';
import { ledger as mailLedger } from './intake/ledger';
import { startMailReader } from './intake/worker/mail-reader';
import { accessLog } from './log/access-log';
import { anchors } from './log/anchors';
import type { MasterKey } from './log/cipher';
import { createCipher } from './log/create-cipher';
import { openAllKeys } from './log/data-keys';
import { inquiryLog } from './log/inquiry-log';
import { createKeysAhead, monthOf } from './log/keys-ahead';
import { mailThreads } from './log/mail-threads';
import { unwrappedOnce } from './log/master-keys';
import { memberIndex } from './log/member-index';
import { createGauges } from './metrics/gauges';
import { measuredLog, measuredMailbox, measuredTeams } from './metrics/measured-ports';
import { measureNothing } from './metrics/metrics';
import { measureServed } from './metrics/served';
import type { Person } from './people/people';
import { nextDue } from './procedure/moments';
import { tableNames } from './log/rows';
import { createKeepAnchors } from './reminders/keep-anchors';
import { startLoops, type Loops } from './start-loops';
import { azureRows, type AzureRows, type AzureRowsOptions } from './tables/azure-rows';
import { beatsTable } from './tables/beats-table';
import { conversationsTable } from './tables/conversations-table';
import { dayCountsTable } from './tables/day-counts-table';
import { lease, mailCursor, reconciliations, setSharedValue, sharedValue } from './tables/meta-table';
import { movesTable } from './tables/moves-table';
import { outboxTable } from './tables/outbox-table';
import { peopleTable } from './tables/people-table';
import { tellingsTable } from './tables/tellings-table';
import { watchTable } from './tables/watch-table';
import { alarmWebhook } from './telemetry/alarm-webhook';
import { exportMetrics } from './telemetry/otel-metrics';
import { hear } from './watch/hear';
import { createWatch } from './watch/keep-watch';
import { graphPaths } from './web/graph-routes';
import { readinessOf } from './web/readiness';
import { createWeb } from './web/server';

/** Everything that differs between a tenant and one machine. The rest is built here, the same for both. */
export type Setting = {
  readonly port: number;
  /** Address to listen on; 127.0.0.1 unless a platform needs another. */
  readonly host: string;
  /** Proxies of the platform in front of the service. */
  readonly proxies?: number;
  /** Where Teams, Graph and people reach the service, without a path; the address it listens on unless set. */
  readonly publicUrl?: string;
  readonly clock: Clock;
  readonly systemTime: SystemTime;
  readonly calendarRules: CalendarRules;
  readonly mailSince?: DateTime;
  readonly emergencyText: string;
  readonly emergencyTextEs: string;
  /** To whom the mailbox writes by itself, and how often a business day to one address. */
  readonly answers: { readonly to: AnswersTo; readonly perDay: number };
  /** So many messages a person gets in a day before what can wait comes as a list at the full hour. */
  readonly dailyMessages: number;
  /** To whom the daily anchor of the log is mailed; nobody unless set. */
  readonly anchorMail?: string;
  /** Where the alarm goes when the mail walk or the sweep is silent for so many minutes; nowhere unless set. */
  readonly alarm?: { readonly webhook: string; readonly afterMinutes: number };
  /** Where figures are sent, as OTLP over HTTP; nowhere unless set. */
  readonly metricsEndpoint?: string;
  readonly people: readonly Person[];
  /** Whether automatic replies of the unit's people count as an absence. */
  readonly absenceFromMail: boolean;
  readonly masterKey: MasterKey;
  readonly tables: AzureRowsOptions;
  readonly graph: {
    readonly baseUrl: string;
    readonly mailbox: string;
    readonly token: GraphTokenSource;
    readonly processedFolder?: string;
    /** Machine time for one try of a request; 30 seconds unless set. */
    readonly timeoutMs?: number;
  };
  readonly bot: { readonly settings: BotSettings; readonly token?: TokenSource };
  /** What this process calls itself in the proofs of its sends; four random hex digits unless set. No host name. */
  readonly instance?: string;
  /** Machine time between two looks into the mailbox, and between two sweeps. */
  readonly pollMs: number;
  readonly sweepMs: number;
  readonly diagnostics: Diagnostics;
};

/** The running service. */
export type Service = {
  readonly url: string;
  readonly app: App;
  readonly readiness: () => ReturnType<typeof readinessOf>;
  readonly became: ReturnType<typeof mailLedger>['find'];
  /** Takes in mail and sends what is due until nothing is left; the local clock stops at each due moment. */
  drain(): Promise<void>;
  /** Finishes what is in flight, releases leases. */
  stop(): Promise<void>;
};

/** Codes and fresh links that go to one address within an hour. */
const mailsInAnHour = 6;
/** A calendar reaches this far, so that no deadline falls off its end; rebuilt at each start. */
const calendarYears = { before: 2, after: 3 };

/** Builds the parts and starts the service. Everything is kept in `rows`: the tables of the setting, unless others are given. */
export async function startService(setting: Setting, rows: AzureRows = azureRows(setting.tables)): Promise<Service> {
  const { clock, systemTime, diagnostics } = setting;
  const year = clock.now().year;
  const calendar = buildCalendar(setting.calendarRules, {
    from: year - calendarYears.before,
    to: year + calendarYears.after,
  });
  const hash = calendarHash(setting.calendarRules);
  const newId = randomUUID;
  const instance = setting.instance ?? randomBytes(2).toString('hex');

  const { metricsEndpoint } = setting;
  const figures =
    metricsEndpoint === undefined ? undefined : await exportMetrics({ endpoint: metricsEndpoint, instance });
  const measure = figures?.measure ?? measureNothing;

  await rows.createTables(tableNames);
  const masterKey = unwrappedOnce(setting.masterKey);
  const opened = await openAllKeys({ rows, masterKey });
  if (opened.rewrapped > 0) diagnostics({ event: 'data keys wrapped anew', count: opened.rewrapped });
  for (const { code } of opened.locked) diagnostics({ event: 'data key locked', code });
  const keysAhead = createKeysAhead({ rows, masterKey, now: () => clock.now() });
  await keysAhead();
  const cipher = createCipher({ rows, masterKey, month: () => monthOf(clock.now()) });
  const people = peopleTable(rows, systemTime);
  await people.load(setting.people);
  const conversations = conversationsTable(rows);
  const ledger = mailLedger(rows, cipher);
  const log = measuredLog(
    inquiryLog({
      rows,
      cipher,
      calendarHash: hash,
      zone: calendar.rules.zone,
      newId,
      nextDueAt: (inquiry) => nextDue(inquiry, calendar)?.dueAt,
    }),
    measure,
  );
  const access = accessLog(rows, cipher, newId);
  const firstStart = await sharedValue(rows, 'mailSince', (setting.mailSince ?? clock.now()).toUTC().toISO() ?? '');
  const caller = createCaller({ ...setting.graph, systemTime });
  const mailbox = measuredMailbox(createMailbox({ ...setting.graph, systemTime }, caller), measure);
  const watchStore = watchTable(rows, setting.graph.mailbox, newId);
  const checks = reconciliations(rows, setting.graph.mailbox);
  const reader = startMailReader(systemTime);

  // The bot and the app need each other, and both wake what runs by itself: they go through what is bound late.
  const late: { app?: App; loops?: Loops } = {};
  let isEnding = false;
  const theApp = (): App => {
    if (late.app === undefined) throw new Error('The service is still starting. Try again in a moment.');
    return late.app;
  };
  const bot = createBot({
    settings: setting.bot.settings,
    ...(setting.bot.token !== undefined && { token: setting.bot.token }),
    conversations,
    systemTime,
    handlers: createFront({
      press: (p) => theApp().press(p),
      say: (entraId, text) => theApp().say(entraId, text),
      welcome: (entraId) => theApp().welcome(entraId),
    }),
    diagnostics: ({ code, status }) => {
      diagnostics({ event: 'bot', code, ...(status !== undefined && { status }) });
    },
  });

  const wake = (): void => {
    late.loops?.wake();
  };
  const listening: { url?: string } = {};
  const publicUrl = (): string => setting.publicUrl ?? listening.url ?? '';
  const wakeWalk = (): void => {
    late.loops?.wakeWalk();
  };
  const app = createApp({
    clock,
    systemTime,
    calendar,
    calendarHash: hash,
    log,
    index: memberIndex(rows, cipher),
    access,
    people,
    moves: movesTable(rows),
    tellings: tellingsTable(rows),
    ...(setting.absenceFromMail && { absences: createAbsences(caller) }),
    conversations,
    emergencyText: setting.emergencyText,
    emergencyTextEs: setting.emergencyTextEs,
    answers: { to: setting.answers.to, limit: answerLimit(rows, cipher, setting.answers.perDay) },
    newId,
    instance,
    diagnostics,
    wake,
    mailbox,
    ledger,
    threads: mailThreads(rows, cipher),
    outbox: outboxTable(rows, cipher, newId, systemTime),
    budget: { daily: setting.dailyMessages, counts: dayCountsTable(rows) },
    read: reader.read,
    cursor: mailCursor(rows, setting.graph.mailbox),
    lease: lease(rows, 'mail', newId(), systemTime),
    reconciliations: checks,
    reconcileLease: lease(rows, 'reconcile', newId(), systemTime),
    pokes: watchStore,
    walkAgain: wakeWalk,
    isEnding: () => isEnding,
    random: Math.random,
    // Graph tells receipts by the whole second: mail of the very second of the first start is not before it.
    mailSince: DateTime.fromISO(firstStart, { zone: 'utc' }).startOf('second'),
    teams: measuredTeams(bot.teams, measure),
    answerLink: (inquiry, person, now) => linkFor({ cipher, newId, publicUrl }, inquiry, person, now),
    draw: {
      card: (view) => renderCard(view, 'personal'),
      mail: (view, more) => mailFor(view, more),
    },
  });
  late.app = app;

  if ((await sharedValue(rows, 'calendar', hash)) !== hash) {
    diagnostics({ event: 'deadlines recomputed', count: await app.recomputeDeadlines() });
    await setSharedValue(rows, 'calendar', hash);
  }

  const answers = answerDesk({
    log,
    access,
    people,
    clock,
    calendar,
    systemTime,
    cipher,
    emergencyText: setting.emergencyText,
    newId,
    diagnostics,
    wake,
    publicUrl,
    codes: oneTimeCodes({ rows, newId, cipher, systemTime, random: () => randomInt(1_000_000) }),
    mayMail: hourlyCap({ rows, newId, systemTime }, mailsInAnHour),
    pageMail: pageMail(mailbox, newId, diagnostics),
  });
  const web = createWeb({
    receive: (request) => bot.receive(request),
    hear: (notifications) =>
      hear(
        { store: watchStore, wakeWalk, wakeWatch: () => late.loops?.wakeWatch(), systemTime, diagnostics },
        notifications,
      ),
    readiness: () => readiness(),
    answers,
    secure: setting.publicUrl?.startsWith('https:') === true,
    ...(setting.proxies !== undefined && { proxies: setting.proxies }),
    fault: (code) => {
      diagnostics({ event: 'web fault', code });
    },
    served: measureServed(measure),
  });
  const url = await web.listen({ port: setting.port, host: setting.host });
  // Graph tries the addresses before it subscribes them, so the web has to be there first.
  listening.url = url;
  const watch = createWatch({
    subscriptions: createSubscriptions(caller, setting.graph),
    where: {
      notificationUrl: publicUrl() + graphPaths.notifications,
      lifecycleUrl: publicUrl() + graphPaths.lifecycle,
    },
    store: watchStore,
    lease: lease(rows, 'watch', newId(), systemTime),
    wakeWalk,
    systemTime,
    random: Math.random,
    diagnostics,
  });
  const readiness = () => readinessOf({ app, ledger, log, watch, checks, pollMs: setting.pollMs, time: systemTime });
  const { alarm } = setting;
  const loops = startLoops({
    swept: () => {
      measure('escalations.sweep.completed', 1, {});
    },
    ...(figures !== undefined && {
      gauges: createGauges({ app, log, ledger, checks, watch, clock, systemTime, measure }),
    }),
    ...(alarm !== undefined && {
      deadMan: createDeadMan({
        lastGood: (what) => (what === 'mail' ? app.health().walk : app.health().sweep).lastGood,
        beats: beatsTable(rows),
        raise: alarmWebhook(alarm.webhook, instance),
        afterMs: alarm.afterMinutes * 60_000,
        lease: lease(rows, 'alarm', newId(), systemTime),
        systemTime,
        diagnostics,
      }),
    }),
    app,
    watch,
    pollMs: setting.pollMs,
    sweepMs: setting.sweepMs,
    systemTime,
    keysAhead,
    keepAnchors: createKeepAnchors({
      anchors: anchors({ rows, masterKey, zone: calendar.rules.zone, newId }),
      mailbox,
      ...(setting.anchorMail !== undefined && { mailTo: setting.anchorMail }),
      lease: lease(rows, 'anchor', newId(), systemTime),
      clock,
      diagnostics,
    }),
    diagnostics,
  });
  late.loops = loops;
  diagnostics({ event: 'started', port: Number(new URL(url).port), instance });

  return {
    url,
    app,
    readiness,
    became: (message) => ledger.find(message),
    async drain() {
      await loops.runNow();
      await bot.settled();
    },
    async stop() {
      isEnding = true;
      await loops.stopWatching();
      await web.close();
      await loops.stop();
      await bot.settled();
      await reader.stop();
      await figures?.stop();
      diagnostics({ event: 'stopped' });
    },
  };
}
