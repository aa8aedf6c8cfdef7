import type { SystemTime } from '../src/clock/clock';
import type { Conversations } from '../src/people/conversations';
import type { Teams } from '../src/reminders/teams';
import { readActivity } from './activity';
import { sdkAuthentication } from './authentication';
import { createBackground } from './background';
import type { BotResponse } from './card-action';
import { createConnectors } from './connectors';
import { credentialsFor, type TokenSource } from './credentials';
import { type Diagnostics, diagnose } from './diagnose';
import { GuardedAuth } from './guarded-auth';
import type { BotHandlers } from './handlers';
import { createSender } from './sender';
import { BotMisconfigured, type BotSettings, faultsOfBotSettings } from './settings';
import { takeTurn } from './turn';

/** What the bot is built from. */
export type BotParts = {
  readonly settings: BotSettings;
  /** Instead of the password or managed identity of the settings. */
  readonly token?: TokenSource;
  readonly conversations: Conversations;
  readonly systemTime: SystemTime;
  readonly handlers: BotHandlers;
  readonly diagnostics: Diagnostics;
  /** For each call to Teams and for the validation of a token; milliseconds, default 10 000. */
  readonly timeoutMs?: number;
};

/** A request to the messages endpoint, its JSON body already parsed. */
export type BotRequest = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
};

/** The Teams bot: what comes in by `receive`, what goes out by `teams`. */
export type Bot = {
  /** Answers one request; never throws. Refusals and faults have an empty body. */
  receive(request: BotRequest): Promise<BotResponse>;
  readonly teams: Teams;
  /** Resolves when every edit that an answer did not wait for has ended: for an orderly stop. */
  settled(): Promise<void>;
};

/** Builds the bot. @throws BotMisconfigured naming everything that is wrong with the settings. */
export function createBot(parts: BotParts): Bot {
  const { settings, systemTime, diagnostics, conversations, handlers, timeoutMs = 10_000 } = parts;
  const faults = faultsOfBotSettings(settings, parts.token !== undefined);
  if (faults.length > 0) throw new BotMisconfigured(faults);

  // Half the time of a call, so that a call that fails for want of a token can say that nothing was sent.
  const credentials = credentialsFor(settings, parts.token, systemTime, timeoutMs / 2);
  const sdk = sdkAuthentication(settings, credentials);
  const guard = new GuardedAuth(settings, sdk, systemTime, timeoutMs);
  const teams = createSender(settings, createConnectors(sdk, settings.appId, systemTime), systemTime, timeoutMs);
  const background = createBackground((error) => {
    diagnose(diagnostics, 'BOT_EDIT_FAILED', error);
  });
  const turnParts = { tenantId: settings.tenantId, conversations, handlers, teams, background, diagnostics };

  async function answer({ method, headers, body }: BotRequest): Promise<BotResponse> {
    if (method !== 'POST') return { status: 405 };
    const activity = readActivity(body);
    if (activity === undefined) return { status: 400 };
    const authentic = await guard.admit(activity, headers['authorization']);
    if (authentic === undefined) {
      diagnostics({ code: 'BOT_REQUEST_REFUSED', status: 401 });
      return { status: 401 };
    }
    return takeTurn(authentic, turnParts);
  }

  return {
    teams,
    settled: () => background.settled(),
    async receive(request) {
      try {
        return await answer(request);
      } catch (error) {
        diagnose(diagnostics, 'BOT_TURN_FAILED', error);
        return { status: 500 };
      }
    },
  };
}
