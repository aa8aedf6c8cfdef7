import type { DateTime } from 'luxon';
import type { RowId } from '../inquiry/vocabulary';
import type { ButtonId } from '../procedure/buttons';
import type { Fact, FieldView } from '../views/card-view';

/** What the answer page shows, as plain values; `src/web` draws it. Without a visit it holds no member data. */
export type AnswerPage =
  | RequestPage
  | {
      readonly kind: 'over';
      readonly why: 'used' | 'expired' | 'superseded' | 'withdrawn';
      readonly ref: string;
      /** What was answered with the link, and when. */
      readonly answered?: { readonly what: string; readonly at: DateTime };
      /** Whether a fresh link may be sent to the registered address. */
      readonly mayRefresh: boolean;
      readonly notice?: Notice;
    }
  | { readonly kind: 'unknown' };

export type RequestPage = {
  readonly kind: 'request';
  readonly ref: string;
  readonly askedAt: DateTime;
  readonly dueAt: DateTime;
  /** When harm is feared, if it is, and whether that time has passed. */
  readonly harm?: { readonly at: DateTime; readonly isOver: boolean };
  /** How the time came about, in words. */
  readonly why: readonly string[];
  /** The name of the plan. */
  readonly plan: string;
  /** Row and turn name the page as it was drawn: an answer to what is no more is judged by them. */
  readonly row: RowId;
  readonly turn: number;
  readonly answers: readonly { readonly button: ButtonId; readonly label: string; readonly chosen: boolean }[];
  /** What the answers ask, filled with what was typed. */
  readonly fields: readonly FieldView[];
  /** Present during a visit: who and what it is about. */
  readonly details?: readonly Fact[];
  /** Present during a visit: all that is asked of this address, the earliest due first. */
  readonly requests?: readonly OpenRequest[];
  readonly notice?: Notice;
  readonly errors: readonly string[];
};

export type OpenRequest = { readonly ref: string; readonly dueAt: DateTime; readonly token: string };

/** One sentence above the page: what has just happened, or why it did not. */
export type Notice =
  'recorded' | 'codeSent' | 'codeWrong' | 'codeOver' | 'tooManyMails' | 'notSent' | 'linkSent' | 'alreadyDone';
