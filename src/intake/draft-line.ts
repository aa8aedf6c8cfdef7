import { asideReasons, type AsideReason, type Draft, type Route } from './draft';
import { languageCode } from './values/language';

/** One line of `npm run draft`: what a mail's route and drafts are, in the codes of the MCO Inquiry Log. Holds member data. */
export type DraftLine = {
  readonly file: string;
  readonly route: RouteCode;
  /** Plain words without member data. */
  readonly reason: string;
  readonly originatorType: string | null;
  /** Mail address of who passed the mail on. */
  readonly forwardedBy: string | null;
  /** Mail address of the person whose words were passed on first. */
  readonly sourceParty: string | null;
  readonly cases: readonly CaseLine[];
};

export type CaseLine = {
  readonly memberName: string | null;
  readonly memberId: string | null;
  readonly mco: string | null;
  readonly callbackPhone: string | null;
  readonly dateOfBirth: string | null;
  readonly county: string | null;
  readonly issueCategory: string | null;
  readonly suggestedPriority: 'HIGH' | 'ESCALATED';
  readonly priorityReason: string;
  readonly isFollowUp: boolean;
  readonly priorCaseRef: string | null;
  readonly preferredLanguage: string | null;
  /** ISO date, with the local clock time when the mail has one. */
  readonly statedDeadline: string | null;
};

export type RouteCode =
  | 'OPEN_CASE'
  | 'REOPEN_CASE'
  | 'APPEND_UPDATE'
  | 'UNIT_LEAD_CALLBACK'
  | 'REDIRECT_PROVIDER'
  | 'IGNORE_AUTO_REPLY'
  | 'BOUNCE'
  | 'QUARANTINE'
  | 'NOT_AN_INQUIRY';

/** Writes a route in the codes of the log. Our own mail is never an inquiry. */
export function draftLine(file: string, route: Route): DraftLine {
  const { code, reason } = coded(route);
  const drafts: readonly Draft[] = 'drafts' in route ? (route.drafts ?? []) : [];
  const first = drafts[0];
  const isOurs = route.to === 'open' || route.to === 'append';
  return {
    file,
    route: code,
    reason,
    originatorType: first?.originatorType ?? null,
    forwardedBy: first?.forwardedBy?.address ?? null,
    sourceParty: first?.source?.value ?? null,
    cases: drafts
      .filter((draft) => isOurs || speaksOfMember(draft))
      .map((draft) => caseLine(draft, route.to === 'append' ? route.ref : undefined)),
  };
}

function coded(route: Route): { code: RouteCode; reason: string } {
  switch (route.to) {
    case 'open':
      return route.hint === 'notEnrolled'
        ? { code: 'UNIT_LEAD_CALLBACK', reason: 'It says that the member is in no MCO.' }
        : { code: 'OPEN_CASE', reason: 'A person asks about a member.' };
    case 'append':
      return route.reopens
        ? { code: 'REOPEN_CASE', reason: `It says that ${route.ref} was closed and goes on.` }
        : { code: 'APPEND_UPDATE', reason: `It belongs to ${route.ref}.` };
    case 'automatic':
      return { code: 'IGNORE_AUTO_REPLY', reason: `No person sent it (${route.header}).` };
    case 'bounce':
      return { code: 'BOUNCE', reason: `A mail could not be delivered (${route.header}).` };
    case 'own':
      return { code: 'NOT_AN_INQUIRY', reason: 'It is our own mail.' };
    case 'aside':
      return { code: asideCode(route.reason), reason: asideReasons[route.reason] };
  }
}

function asideCode(reason: AsideReason): RouteCode {
  if (reason === 'PROVIDER') return 'REDIRECT_PROVIDER';
  return reason === 'NOT_AN_INQUIRY' ? 'NOT_AN_INQUIRY' : 'QUARANTINE';
}

function speaksOfMember({ memberName, memberId, dateOfBirth }: Draft): boolean {
  return memberName !== undefined || memberId !== undefined || dateOfBirth !== undefined;
}

function caseLine(draft: Draft, ref: string | undefined): CaseLine {
  const { language } = draft;
  return {
    memberName: draft.memberName?.value ?? null,
    memberId: draft.memberId?.value ?? null,
    mco: draft.mco?.value ?? null,
    callbackPhone: draft.phone?.value ?? null,
    dateOfBirth: draft.dateOfBirth?.value ?? null,
    county: draft.county?.value ?? null,
    issueCategory: draft.category?.value ?? null,
    suggestedPriority: draft.suggestedTier === 'high' ? 'HIGH' : 'ESCALATED',
    priorityReason: draft.suggestedReason,
    isFollowUp: draft.isFollowUp || ref !== undefined,
    priorCaseRef: ref ?? draft.priorRef ?? null,
    preferredLanguage: language === undefined ? null : (languageCode(language.value) ?? null),
    statedDeadline: draft.statedDeadline?.value ?? null,
  };
}
