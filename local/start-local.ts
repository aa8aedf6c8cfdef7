import path from 'node:path';
import { DateTime } from 'luxon';
import { buildCalendar } from '../src/clock/calendar';
import { iowaCalendarRules } from '../src/clock/iowa-calendar';
import { movableClock, type MovableClock } from '../src/clock/movable-clock';
import type { Diagnostics } from '../src/diagnostics';
import { clockControl } from './clock-control';
import { dayStart } from './day-start';
import { takeFolder } from './folder';
import { firstFreePort } from './free-port';
import { keepState, readKeptState } from './kept-state';
import { offerLogSettings } from './log-settings';
import { pageParts } from './page-parts';
import { startPageServer, type PageServer } from './page-server';
import { startUnit, type Unit } from './unit';

export type LocalOptions = {
  /** Of the page: this one or one of the next twenty; 0 takes any free one. */
  readonly port: number;
  /** This one, or any free one. */
  readonly smtpPort: number;
  /** Made when missing; log, mailbox, chats and the clock are kept in it. */
  readonly folder: string;
  /** Empty it first. */
  readonly fresh: boolean;
  /** Instead of the machine's date, to find the business day with. */
  readonly today?: DateTime;
  readonly diagnostics: Diagnostics;
  /** Faults of the page server. */
  readonly onFault: (fault: unknown) => void;
};

/** The unit with its page. */
export type Local = {
  readonly unit: Unit;
  readonly page: PageServer;
  readonly clock: MovableClock;
  readonly dropFolder: string;
  /** Settings for `npm run log`, good while the unit runs. */
  readonly logSettings: string;
  /** It goes on with the log of an earlier run. */
  readonly isContinued: boolean;
  /** Finishes what is in flight, saves, and ends everything that was started. */
  stop(): Promise<void>;
};

/** Somebody outside the unit who keeps the anchors of the log. */
const anchorMail = 'log.keeper@example.org';
/** How many ports after the wanted one are tried. */
const neighbours = 20;
/** Killed by force, the clock loses at most so much. Machine time. */
const keepEveryMs = 5_000;
/** The same years as the service's own calendar. */
const years = (at: DateTime) => ({ from: at.year - 2, to: at.year + 3 });

/** Starts the whole unit and its page on 127.0.0.1. @throws FolderInUse, AzuriteFailed */
export async function startLocal(options: LocalOptions): Promise<Local> {
  const folder = path.resolve(options.folder);
  const giveBack = takeFolder(folder, options.fresh);
  const running: { unit?: Unit; page?: PageServer; timer?: NodeJS.Timeout; settings?: { takeBack(): void } } = {};
  try {
    const kept = readKeptState(folder);
    const startAt = startOf(options.today ?? DateTime.utc(), kept?.clock);
    // Monotonic: a machine that sleeps does not make the unit late.
    const clock = movableClock(() => performance.now(), startAt);
    const calendar = buildCalendar(iowaCalendarRules, years(startAt));
    const unit = await startUnit({
      folder,
      keep: true,
      clock,
      smtpPort: await firstFreePort([options.smtpPort]),
      dropFolder: 'drop',
      anchorMail,
      ...(kept !== undefined && { teamsPort: await firstFreePort([kept.teamsPort]) }),
      diagnostics: options.diagnostics,
    });
    running.unit = unit;
    const teamsPort = Number(new URL(unit.standIns.teams.url).port);
    const keep = (now: DateTime): void => {
      keepState(folder, { clock: now, teamsPort });
    };
    keep(clock.now());
    running.timer = setInterval(() => {
      keep(clock.now());
    }, keepEveryMs);
    const settings = await offerLogSettings(folder, unit.standIns.azurite.connectionString);
    running.settings = settings;
    const dropFolder = path.join(folder, 'drop');
    const control = clockControl({ clock, service: unit.service }, calendar, keep);
    const page = await startPageServer({
      port: await firstFreePort(options.port === 0 ? [0] : portsFrom(options.port)),
      parts: pageParts(unit, control, dropFolder),
      onFault: options.onFault,
    });
    running.page = page;
    return {
      unit,
      page,
      clock,
      dropFolder,
      logSettings: settings.file,
      isContinued: kept !== undefined,
      async stop() {
        clearInterval(running.timer);
        await control.end();
        await page.stop();
        settings.takeBack();
        await unit.stop();
        keep(clock.now());
        giveBack();
      },
    };
  } catch (fault) {
    clearInterval(running.timer);
    running.settings?.takeBack();
    await running.unit?.stop();
    giveBack();
    throw fault;
  }
}

/** 9:00 AM of this or the next business day, or where the clock of an earlier run stood when that is later. */
function startOf(today: DateTime, kept: DateTime | undefined): DateTime {
  const morning = dayStart(buildCalendar(iowaCalendarRules, years(today)), today);
  return kept === undefined ? morning : DateTime.max(morning, kept);
}

function portsFrom(port: number): readonly number[] {
  return Array.from({ length: neighbours + 1 }, (_, n) => port + n).filter((one) => one <= 65_535);
}
