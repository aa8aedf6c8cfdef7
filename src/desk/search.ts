import { contextsFor } from './contexts';
import type { DeskParts } from './parts';
import { text } from './press-data';
import { dueAtOf } from '../views/due-words';
import type { Inquiry } from '../inquiry/inquiry';
import { referenceIn } from '../inquiry/reference';
import { InquiryUnreadable } from '../log/inquiry-row';
import type { OpenSummary, UnreadableSummary } from '../log/open-summary';
import { setUnreadableAside } from '../reminders/set-unreadable-aside';
import { isSameMember, memberOf } from '../log/member-index';
import type { Person } from '../people/people';
import type { CardView } from '../views/card-view';
import { findView, listView } from '../views/desk-views';
import type { ViewContext } from '../views/view-context';

/** Card 30: by reference, id, or name and birth date. What was searched for is not kept, only that and why. */
export async function search(
  parts: DeskParts,
  person: Person,
  data: Readonly<Record<string, unknown>>,
): Promise<CardView> {
  const why = text(data, 'why');
  const nonce = text(data, 'nonce');
  const typedReference = text(data, 'reference');
  const reference = referenceIn(typedReference);
  const memberId = text(data, 'memberId');
  const name = text(data, 'memberName');
  const dateOfBirth = text(data, 'dateOfBirth');
  const errors = [
    ...(why === '' ? ['Why do you look?: say why in a few words.'] : []),
    ...(typedReference !== '' && reference === undefined ? ['Reference: it looks like ME-260917-7K2QXM.'] : []),
    ...(typedReference === '' && memberId === '' && (name === '' || dateOfBirth === '')
      ? ['Fill in the reference, or the Medicaid ID, or both name and date of birth.']
      : []),
  ];
  if (errors.length > 0) return findView(data, errors, nonce);

  const now = parts.clock.now();
  await parts.access.write({
    at: now,
    person: person.id,
    action: 'search',
    why,
    ...(reference !== undefined && { ref: reference }),
  });
  const refs = new Set(reference === undefined ? [] : [reference]);
  const member = {
    ...(memberId !== '' && { memberId }),
    ...(name !== '' && { name }),
    ...(dateOfBirth !== '' && { dateOfBirth }),
  };
  for (const ref of await parts.index.find(member)) refs.add(ref);
  const contexts = await contextsFor(parts, undefined, now);
  const summaries: (OpenSummary | UnreadableSummary)[] = [];
  for (const ref of refs) {
    // The index also finds what was typed wrong at first, or read wrong in a mail.
    const isFound = (inquiry: Inquiry): boolean =>
      ref === reference || isSameMember(memberOf(inquiry.sensitive), member);
    summaries.push(...(await summaryOf(parts, ref, isFound, contexts.view)));
  }
  return listView(
    `Found: ${String(summaries.length)}.`,
    summaries,
    nonce,
    contexts.view,
    'Nothing found. Check the spelling, or look with fewer words.',
  );
}

/** One that cannot be read stands in the list beside the others. */
async function summaryOf(
  parts: DeskParts,
  ref: string,
  isFound: (inquiry: Inquiry) => boolean,
  context: ViewContext,
): Promise<readonly (OpenSummary | UnreadableSummary)[]> {
  try {
    const inquiry = (await parts.log.read(ref))?.inquiry;
    return inquiry === undefined || !isFound(inquiry) ? [] : [summaryFrom(inquiry, context)];
  } catch (fault) {
    if (!(fault instanceof InquiryUnreadable)) throw fault;
    await setUnreadableAside(parts, fault);
    return [{ ref, isUnreadable: true }];
  }
}

function summaryFrom(inquiry: Inquiry, context: ViewContext): OpenSummary {
  const due = dueAtOf(inquiry, context);
  return {
    ref: inquiry.ref,
    step: inquiry.step,
    tier: inquiry.tier ?? inquiry.suggestedTier,
    tierIsSuggested: inquiry.tier === undefined,
    receivedAt: inquiry.anchors.received,
    ...(inquiry.owner !== undefined && { owner: inquiry.owner }),
    ...(inquiry.mco !== undefined && { mco: inquiry.mco }),
    ...(due !== undefined && { nextDueAt: due }),
  };
}
