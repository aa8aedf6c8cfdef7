import type { DateTime } from 'luxon';
import type {
  Category,
  Department,
  EnrolmentSource,
  NotInMcoReason,
  Resolution,
  SafetyFlag,
  Way,
} from '../inquiry/codes';
import type { Inquiry, Sensitive } from '../inquiry/inquiry';
import type { OriginatorType } from '../inquiry/originators';
import type { AnswerId } from '../inquiry/vocabulary';
import { without } from '../inquiry/without';
import { oneMoreAttempt } from './attempts';
import { deadlineToKeep } from './stated-deadline';
import type { FormId } from './table';
import type { Values } from './validate-form';

/** What a filled form changes on the inquiry, apart from where it stands. */
export function applyForm(
  inquiry: Inquiry,
  answer: AnswerId,
  form: FormId,
  values: Values,
  at: { readonly happenedAt: DateTime; readonly day: string; readonly stays: boolean },
): Inquiry {
  switch (form) {
    case 'who':
      return {
        ...inquiry,
        originatorType: values['originatorType'] as OriginatorType,
        category: values['category'] as Category,
        sensitive: sensitive(without(inquiry.sensitive, ['originatorName', 'memberId', 'dateOfBirth']), {
          originatorContact: values['originatorContact'],
          memberName: values['memberName'],
          memberId: knownId(values['memberId']),
          dateOfBirth: values['dateOfBirth'],
          issue: values['issue'],
        }),
      };
    case 'enrolment':
    case 'plan':
    case 'notInMco':
      return enrolment(inquiry, answer, values);
    case 'urgency': {
      const flag = values['safetyFlag'];
      return {
        ...without(inquiry, ['safetyFlag']),
        ...(flag !== undefined && flag !== 'none' && { safetyFlag: flag as SafetyFlag }),
        leaveMessage: values['leaveMessage'] as 'yes' | 'no' | 'unknown',
        sensitive: sensitive(without(inquiry.sensitive, ['evidence', 'phone', 'statedDeadline', 'language']), {
          tierReason: values['tierReason'],
          statedDeadline: deadlineToKeep(values),
          language: values['language'],
          phone: /^none$/i.test(values['phone'] ?? '') ? undefined : values['phone'],
        }),
      };
    }
    case 'deadline':
      return {
        ...inquiry,
        sensitive: sensitive(without(inquiry.sensitive, ['statedDeadline']), {
          statedDeadline: deadlineToKeep(values),
        }),
      };
    case 'contact':
      return {
        ...inquiry,
        attempts: oneMoreAttempt(inquiry.attempts, at.day),
        sensitive: sensitive(inquiry.sensitive, { learned: values['learned'] }),
      };
    case 'ask':
      return {
        ...inquiry,
        request: {
          open: true,
          n: (inquiry.request?.n ?? 0) + 1,
          mco: inquiry.mco ?? '',
          department: values['department'] as Department,
          ...(values['contact'] !== undefined && { contact: values['contact'] }),
          ...(answer === 'phonedThem' && { deliveredAt: at.happenedAt }),
        },
        sensitive: sensitive(without(inquiry.sensitive, ['lastWord', 'messageRule']), {
          need: values['need'],
          messageRule: values['messageRule'],
        }),
      };
    case 'heard':
    case 'mcoHeard':
      // What is entered late does not take a newer word back, unless it ends what was asked.
      if (at.stays && inquiry.lastWord !== undefined && at.happenedAt < inquiry.lastWord.at) return inquiry;
      return {
        ...inquiry,
        // What the MCO wrote by mail is judged with it, except by a word of the MCO's own that ends nothing.
        ...(inquiry.request !== undefined &&
          (form === 'heard' || !at.stays) && { request: without(inquiry.request, ['wroteAt']) }),
        lastWord: { said: answer, at: at.happenedAt },
        sensitive: sensitive(without(inquiry.sensitive, ['lastWord']), { lastWord: values['note'] }),
      };
    case 'close':
      return {
        ...inquiry,
        appeal: values['appeal'] as 'appeal' | 'grievance' | 'neither',
        resolution: {
          code: values['code'] as Resolution,
          finalWay: values['finalContact'] === 'unable' ? 'unable' : (values['way'] as Way),
          memberConfirmed: values['memberConfirmed'] as 'yes' | 'no' | 'notAsked',
          closedAt: at.happenedAt,
        },
        sensitive: sensitive(inquiry.sensitive, { resolutionText: values['resolutionText'] }),
      };
    case 'callback':
      return {
        ...inquiry,
        attempts: oneMoreAttempt(inquiry.attempts, at.day),
        ...(answer === 'calledBack' && { resolution: { code: 'NOT_MCO' as const, closedAt: at.happenedAt } }),
        sensitive: sensitive(inquiry.sensitive, { learned: values['learned'] }),
      };
    case 'reference':
      return {
        ...inquiry,
        appendedTo: (values['reference'] ?? '').toUpperCase(),
        resolution: { code: 'APPENDED', closedAt: at.happenedAt },
      };
    case 'reason':
      if (answer === 'reopen') return anew(inquiry);
      return answer === 'notAnInquiry'
        ? { ...inquiry, resolution: { code: 'NOT_AN_INQUIRY', closedAt: at.happenedAt } }
        : inquiry;
    case 'none':
    case 'noAnswer':
    case 'snooze':
    case 'update':
    case 'text':
    case 'person':
      return inquiry;
  }
}

/** A reopened inquiry: what was decided and done for it before stands in the log, and counts no more. */
function anew(inquiry: Inquiry): Inquiry {
  return {
    ...without(inquiry, ['tier', 'resolution', 'appeal', 'appendedTo', 'lastWord', 'disputed', 'mayBelongTo']),
    attempts: { count: 0, days: 0 },
    chases: 0,
    sensitive: without(inquiry.sensitive, ['lastWord', 'resolutionText']),
  };
}

function sensitive(before: Sensitive, changes: Readonly<Record<string, string | undefined>>): Sensitive {
  return { ...before, ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) };
}

/** "not known" is no id. Spaces and hyphens go; nothing is rejected for its format. */
function knownId(text: string | undefined): string | undefined {
  if (text === undefined || /^(not known|unknown|none|n\/a)$/i.test(text)) return undefined;
  return text.toUpperCase().replace(/[\s-]+/g, '');
}

function enrolment(inquiry: Inquiry, answer: AnswerId, values: Values): Inquiry {
  const source = values['source'] as EnrolmentSource;
  const coverDate = values['coverDate'];
  const base = { source, ...(coverDate !== undefined && { coverDate }) };
  switch (answer) {
    case 'notInMco':
      return {
        ...without(inquiry, ['mco']),
        enrolment: { ...base, result: 'no', reason: values['notInMcoReason'] as NotInMcoReason },
      };
    case 'couldNotVerify':
      return { ...inquiry, enrolment: { ...base, result: 'unverified' } };
    default:
      return {
        ...inquiry,
        enrolment: { ...base, result: 'yes' },
        ...(values['plan'] !== undefined && { mco: values['plan'] }),
      };
  }
}
