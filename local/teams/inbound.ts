import type { Authority } from './authority';
import type { Chats } from './chats';
import { conversationIdOf, type Persona } from './persona';

/** What the bot answered to an activity; status 504 when it did not answer in time, 502 when it is not there. */
export type BotAnswer = { readonly status: number; readonly body?: unknown };

/** Fields of an activity beside those that every activity of a persona has. */
type Particulars = { readonly type: string } & Readonly<Record<string, unknown>>;

/** Teams waits about this long for an answer. */
const patienceMs = 15_000;

/** Brings what people do in Teams to the bot, signed as Teams signs it. */
export class Inbound {
  private copies = 1;

  constructor(
    private readonly bot: { readonly url: () => string; readonly appId: string; readonly tenantId: string },
    private readonly serviceUrl: () => string,
    private readonly authority: Authority,
    private readonly chats: Chats,
  ) {}

  /** The next activity is brought twice, one copy after the other, as Teams does after a slow answer. */
  deliverNextTwice(): void {
    this.copies = 2;
  }

  /** The activity of something that a persona did in the personal chat. */
  activityOf(persona: Persona, particulars: Particulars): Readonly<Record<string, unknown>> {
    return {
      id: this.chats.newId(),
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl: this.serviceUrl(),
      from: { id: `29:${persona.entraId}`, name: persona.name, aadObjectId: persona.entraId },
      recipient: { id: `28:${this.bot.appId}`, name: 'Member Escalations' },
      conversation: { id: conversationIdOf(persona), conversationType: 'personal', tenantId: this.bot.tenantId },
      channelData: { tenant: { id: this.bot.tenantId } },
      locale: 'en-US',
      ...particulars,
    };
  }

  /** Posts an activity with a good token, or with the one given; with none when the token is ''. */
  async deliver(activity: Readonly<Record<string, unknown>>, token?: string): Promise<BotAnswer> {
    const copies = this.copies;
    this.copies = 1;
    let answer = await this.post(activity, token);
    for (let n = 1; n < copies; n += 1) answer = await this.post(activity, token);
    return answer;
  }

  private async post(activity: unknown, token = this.authority.channelToken(this.serviceUrl())): Promise<BotAnswer> {
    const patience = AbortSignal.timeout(patienceMs);
    try {
      const response = await fetch(this.bot.url(), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token !== '' && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(activity),
        signal: patience,
      });
      const text = await response.text();
      return { status: response.status, ...(text !== '' && { body: parsed(text) }) };
    } catch {
      return { status: patience.aborted ? 504 : 502 };
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
