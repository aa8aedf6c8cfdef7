import type { DateTime } from 'luxon';
import type {
  Category,
  Department,
  EnrolmentSource,
  NotInMcoReason,
  ReceiptMethod,
  Resolution,
  SafetyFlag,
  Way,
} from './codes';
import type { OriginatorType } from './originators';
import type { Tier } from './tiers';
import type { Anchor, AnswerId, AnswerLanguage, BesideId, Notice, Recipient, RowId, StepId } from './vocabulary';

/** Member data and free words. Kept sealed; never in keys, subjects, first lines, logs. */
export type Sensitive = {
  readonly originatorName?: string;
  readonly originatorContact?: string;
  readonly memberName?: string;
  /** Medicaid id; absent = not known. */
  readonly memberId?: string;
  /** ISO date. */
  readonly dateOfBirth?: string;
  readonly phone?: string;
  readonly issue?: string;
  /** ISO day, with the time of day when one was stated; local. Older rows have free words. */
  readonly statedDeadline?: string;
  /** Language, interpreter, TTY: free words, so kept sealed. */
  readonly language?: string;
  readonly tierReason?: string;
  /** Words the mail reader took a field from, by field, for the intake form. Dropped once Step 3 is saved. */
  readonly evidence?: Readonly<Record<string, { readonly words: string; readonly check: boolean }>>;
  /** What is asked of the MCO, and the rule for messages to pass on. */
  readonly need?: string;
  readonly messageRule?: string;
  /** What the MCO said last, as words, for the ping. */
  readonly lastWord?: string;
  readonly learned?: string;
  readonly resolutionText?: string;
};

/** The request to the MCO that counts now. */
export type Request = {
  readonly open: boolean;
  /** 1 for the first request, moves with "ask again" and a new plan. */
  readonly n: number;
  readonly mco: string;
  readonly department: Department;
  /** Person id of the MCO contact; absent when the directory has none (asked by phone). */
  readonly contact?: string;
  /** Instant at which delivery was proved; a miss counts against the MCO only from then on. */
  readonly deliveredAt?: DateTime;
  /** When somebody of the MCO first opened the details. */
  readonly openedAt?: DateTime;
  /** Contacts of the MCO whose mail came back: the request went on to another. */
  readonly cameBackFrom?: readonly string[];
  /** When the MCO last wrote by mail; until the owner says whether that counts as contact. */
  readonly wroteAt?: DateTime;
  /** It was misdirected: its links hold no more, and it shows no member data. */
  readonly linksEnded?: true;
};

/** One reminder or notice that is still to go out: the due row `d|<attemptAt>|<ref>|<id>` of the store. */
export type Pending = {
  /** `<turn>.<row>.<clock>.<kind>.<n>.<recipient>`: the same moment of the same turn has the same id. */
  readonly id: string;
  /** Row of the table whose duty it is, or the row that an answer left. */
  readonly row: RowId;
  /** `refresh` draws the current state into the cards that are out there. */
  readonly what: Moment | Notice | 'refresh';
  /** Which clock of the row, so that overdue moments of one duty collapse; empty for notices. */
  readonly clock: string;
  /** The recipient's role, or `person:<id>` after a group was resolved. */
  readonly to: Recipient | `person:${string}`;
  /** The group whose people are all away, so that another got it. */
  readonly insteadOf?: string;
  readonly n: number;
  readonly dueAt: DateTime;
  /** Key instant of the row: the next attempt (later than `dueAt` in closed hours, or after a failure). */
  readonly attemptAt: DateTime;
  readonly attempts: number;
  /** The last attempt may have got through: the next says that it is repeated. */
  readonly repeated?: true;
  /** Answered by the system itself when it comes. */
  readonly then?: AnswerId;
  /** It goes by mail into the thread of this message of the inbox (its immutable id), in this language. */
  readonly answers?: { readonly messageId: string; readonly language: AnswerLanguage };
};

/**
 * Kinds of moments of a clock. `silent` is the end-of-day ping of 4.e.1 and 5.e.1; `miss` tells the ladder; at `harmSoon` and
 * `harm` nothing is late: harm is feared.
 */
export const moments = [
  'atOnce',
  'warn',
  'beforeClose',
  'nudge',
  'target',
  'limit',
  'again',
  'silentWarn',
  'harmSoon',
  'harm',
  'silent',
  'silentAgain',
  'miss',
] as const;
export type Moment = (typeof moments)[number];

/** Another inquiry, and whether it was complete when it was found. */
export type NearInquiry = { readonly ref: string; readonly closed: boolean };

/** A mail about several members: an inquiry for each, the first at receipt, the others when a person confirms the split. */
export type SharedMail = {
  /** Of the mail's row in the ledger. */
  readonly key: string;
  /** Which of the members this inquiry is about, from 1. The inquiry of the first opens the others. */
  readonly member: number;
  readonly members: number;
  /** References of the other members' inquiries by their number, as far as this one knows them. */
  readonly refs: Readonly<Record<string, string>>;
};

/** An inquiry as it stands. History lives in the log; duties are derived, never stored. */
export type Inquiry = {
  readonly ref: string;
  /** Moves only when who may answer what changes: step, owner, tier, MCO. */
  readonly turn: number;
  readonly step: StepId;
  readonly anchors: Readonly<Partial<Record<Anchor, DateTime>>> & {
    readonly received: DateTime;
    readonly clockStart: DateTime;
    readonly since: DateTime;
  };
  /** Open duties beside the step, each since when. */
  readonly beside: Readonly<Partial<Record<BesideId, DateTime>>>;
  readonly receipt: ReceiptMethod;
  readonly originatorType: OriginatorType;
  /** Person id, when the originator stands in the directory. */
  readonly originator?: string;
  readonly suggestedTier: Tier;
  /** Plain words without member data. */
  readonly suggestedReason: string;
  readonly safetyFlag?: SafetyFlag;
  readonly tier?: Tier;
  readonly category?: Category;
  /** Person id of who must act for us now; absent in step 1. */
  readonly owner?: string;
  /** The Member Liaison who took it: owns it again when it comes back to Step 4. */
  readonly liaison?: string;
  /** Whose it was before it was moved because they were away: it is offered back to them. */
  readonly movedFrom?: string;
  readonly mco?: string;
  readonly enrolment?: {
    readonly result: 'yes' | 'no' | 'unverified';
    readonly source: EnrolmentSource;
    readonly coverDate?: string;
    readonly reason?: NotInMcoReason;
  };
  readonly leaveMessage?: 'yes' | 'no' | 'unknown';
  readonly request?: Request;
  /** Attempts to reach member or originator: how many, on how many days, the last day (ISO date, Central). */
  readonly attempts: { readonly count: number; readonly days: number; readonly lastDay?: string };
  readonly chases: number;
  /** The MCO's last word that did not end its duty; quoted in the ping. */
  readonly lastWord?: { readonly said: AnswerId; readonly at: DateTime };
  /** The reported contact of the MCO was disputed by the member. */
  readonly disputed?: true;
  readonly appeal?: 'appeal' | 'grievance' | 'neither';
  readonly resolution?: {
    readonly code: Resolution | 'NOT_MCO' | 'NOT_AN_INQUIRY' | 'APPENDED' | 'IMPORTED';
    readonly finalWay?: Way | 'unable';
    readonly memberConfirmed?: 'yes' | 'no' | 'notAsked';
    readonly closedAt: DateTime;
  };
  /** Reference of the inquiry that this one was added to. */
  readonly appendedTo?: string;
  /** Inquiries of the same member or conversation, open or lately closed: it may be the same matter. A person decides. */
  readonly mayBelongTo?: readonly NearInquiry[];
  /** What the mail says of the enrollment, for Step 2 to check. */
  readonly mailSays?: 'notEnrolled';
  /** The mail that opened it is about others too. */
  readonly sharedMail?: SharedMail;
  readonly sensitive: Sensitive;
  readonly pending: Readonly<Record<string, Pending>>;
};
