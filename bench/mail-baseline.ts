import { DateTime } from 'luxon';
import type { CaseLine, DraftLine } from '../src/intake/draft-line';
import { messageFromEml } from '../src/intake/mail/eml';

/**
 * What a first script with regular expressions reads, in an hour's work and without looking at the test mails: headers for the
 * route, the first match of one pattern for each field, one case for each mail. The measure that the reader must beat.
 */
export async function baselineLine(
  eml: Uint8Array,
): Promise<Pick<DraftLine, 'route' | 'originatorType' | 'forwardedBy' | 'sourceParty' | 'cases'>> {
  const mail = await messageFromEml(eml, DateTime.fromMillis(0));
  const header = (name: string) => mail.headers[name] ?? '';
  const text = mail.body.content.replace(/<[^>]*>/g, ' ');
  const all = `${mail.subject}\n${text}`;
  const isForward = /^(?:fw|fwd|rv):/i.test(mail.subject);
  const address = mail.from?.address ?? null;
  const inner = /^(?:From|De): .*?<?([\w.+-]+@[\w.-]+\w)/m.exec(text)?.[1] ?? null;
  const ref = /ME-\d{6}-[0-9A-Z]{6}/.exec(all)?.[0] ?? null;
  const common = {
    originatorType: originatorOf(all, address ?? ''),
    forwardedBy: isForward ? address : null,
    sourceParty: isForward ? inner : null,
  };
  if (header('auto-submitted') !== '' && header('auto-submitted') !== 'no')
    return { ...common, route: 'IGNORE_AUTO_REPLY', cases: [] };
  if (header('content-type').startsWith('multipart/report')) return { ...common, route: 'BOUNCE', cases: [] };
  if (header('list-unsubscribe') !== '') return { ...common, route: 'NOT_AN_INQUIRY', cases: [] };
  if (/pkcs7|encrypted/.test(header('content-type'))) return { ...common, route: 'QUARANTINE', cases: [] };
  const route =
    ref !== null ? 'APPEND_UPDATE' : /not enrolled|fee-for-service/i.test(all) ? 'UNIT_LEAD_CALLBACK' : 'OPEN_CASE';
  return { ...common, route, cases: [caseOf(all, ref)] };
}

function caseOf(all: string, ref: string | null): CaseLine {
  const first = (pattern: RegExp) => pattern.exec(all)?.[1]?.trim() ?? null;
  const birth = /(?:DOB|date of birth|born)[: ]*(\d{1,2})[/-](\d{1,2})[/-](\d{4})/i.exec(all);
  const phone = /\(?(\d{3})\)?[ .-](\d{3})[ .-](\d{4})/.exec(all);
  return {
    memberName: first(/(?:Member|Name|Patient|Client)(?: name)?: *([A-Z]\w+,? [A-Z]\w+)/),
    memberId: first(/\b(\d{7}[A-Z])\b/),
    mco: planOf(all),
    callbackPhone: phone ? phone.slice(1).join('-') : null,
    dateOfBirth: birth
      ? `${birth[3] ?? ''}-${(birth[1] ?? '').padStart(2, '0')}-${(birth[2] ?? '').padStart(2, '0')}`
      : null,
    county: first(/\b([A-Z]\w+(?: [A-Z]\w+)?) County\b/),
    issueCategory: categoryOf(all),
    suggestedPriority: /urgent|oxygen|insulin|today|tomorrow|suicid/i.test(all) ? 'HIGH' : 'ESCALATED',
    priorityReason: '',
    isFollowUp: /follow(?:ing)?[ -]up|again/i.test(all),
    priorCaseRef: ref,
    preferredLanguage: /spanish|español/i.test(all) ? 'es' : null,
    statedDeadline: first(/\bby (\d{4}-\d\d-\d\d)/),
  };
}

function planOf(all: string): string | null {
  if (/iowa total care|\bITC\b/i.test(all)) return 'ITC';
  if (/molina/i.test(all)) return 'MOL';
  return /wellpoint|amerigroup/i.test(all) ? 'WLP' : null;
}

function categoryOf(all: string): string | null {
  const words: readonly (readonly [string, RegExp])[] = [
    ['TRANSPORT', /\bride|transport/i],
    ['PHARMACY', /pharmacy|prescription|medication|insulin/i],
    ['DME', /wheelchair|oxygen|equipment/i],
    ['DENTAL', /dental|dentist/i],
    ['BILLING', /\bbill|claim/i],
    ['PRIOR_AUTH', /prior auth|denied/i],
    ['APPEAL_GRIEVANCE', /appeal|grievance/i],
  ];
  return words.find(([, pattern]) => pattern.test(all))?.[0] ?? null;
}

function originatorOf(all: string, address: string): string {
  if (/ombudsman/i.test(all)) return 'MC_OMBUDSMAN';
  if (/legis|senate|house/.test(address)) return 'LEGISLATIVE_LIAISON';
  if (/\bESR\b|enrollment service/i.test(all)) return 'ESR';
  return /\bCSR\b|customer service/i.test(all) ? 'CSR' : 'OTHER';
}
