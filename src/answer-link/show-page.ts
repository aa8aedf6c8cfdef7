import { explain } from '../clock/explain';
import { noteOpened } from '../desk/note-opened';
import type { Inquiry } from '../inquiry/inquiry';
import { InquiryUnreadable } from '../log/inquiry-row';
import type { Person } from '../people/people';
import { buttonsOf } from '../procedure/buttons';
import { fearedHarm } from '../procedure/moments';
import { rowOf } from '../procedure/steps';
import { answerWords, buttonWords } from '../procedure/words';
import { resolve } from '../reminders/recipients';
import { fieldViews } from '../views/field-views';
import { memberFacts } from '../views/member-facts';
import { requestFacts } from '../views/request-facts';
import type { FieldView } from '../views/card-view';
import { planName, type ViewContext } from '../views/view-context';
import type { AnswerPage, Notice, OpenRequest } from './answer-page';
import { dueOfRequest, type Followed, type LinkDeskParts } from './link-desk';
import { boxOf } from './link-state';
import { tokenFor } from './link-for';
import type { Visit } from './visit';

/** So many open requests of one address are listed. */
const mostListed = 50;

/**
 * The page behind a link. Looking changes nothing, however often and by whatever program it is done; during a visit each look
 * at member data is written to the access log first. @throws AccessNotWritten: then nothing may be shown.
 */
export async function showPage(
  parts: LinkDeskParts,
  followed: Followed,
  visit: Visit | undefined,
  more: {
    readonly notice?: Notice;
    readonly errors?: readonly string[];
    readonly typed?: Readonly<Record<string, unknown>>;
  } = {},
): Promise<AnswerPage> {
  const { state } = followed;
  const notice = more.notice === undefined ? {} : { notice: more.notice };
  if (state.is === 'unknown' || !('inquiry' in followed)) return { kind: 'unknown' };
  const { inquiry, person, contexts, now } = followed;
  const { ref, request } = inquiry;
  if (state.is !== 'good') {
    const isAsked =
      request?.open === true &&
      request.mco === person.mco &&
      request.linksEnded !== true &&
      answersOf(inquiry).length > 0;
    const line = state.is === 'used' ? state.line : undefined;
    const what = Object.entries(answerWords).find(([id]) => id === line?.act)?.[1].done;
    return {
      kind: 'over',
      why: state.is,
      ref,
      ...(line !== undefined && what !== undefined && { answered: { what, at: line.recordedAt } }),
      mayRefresh: isAsked,
      ...notice,
    };
  }
  const isVisit = visit?.box === boxOf(person);
  const asked = inquiry.anchors.asked ?? now;
  const harm = fearedHarm(inquiry, parts.calendar);
  return {
    kind: 'request',
    ref,
    turn: inquiry.turn,
    askedAt: asked,
    dueAt: dueOfRequest(inquiry, parts.calendar, now),
    ...(harm !== undefined && { harm: { at: harm.at, isOver: harm.at <= now } }),
    why: explain(parts.calendar, asked, 'end of day').sentences,
    plan: planName(contexts.view, inquiry.mco),
    row: inquiry.step,
    answers: answersOf(inquiry).map(({ id, row }) => ({
      button: id,
      label: buttonWords(id, row),
      chosen: more.typed?.['button'] === id,
    })),
    fields: fieldsOf(inquiry, more.typed ?? {}, contexts.view),
    errors: more.errors ?? [],
    ...(isVisit && (await detailsOf(parts, followed))),
    ...notice,
  };
}

function answersOf(inquiry: Inquiry): ReturnType<typeof buttonsOf> {
  return buttonsOf(rowOf(inquiry.step), ['mco']);
}

/** The fields of all that an MCO may answer here, each once. */
function fieldsOf(
  inquiry: Inquiry,
  typed: Readonly<Record<string, unknown>>,
  context: ViewContext,
): readonly FieldView[] {
  const forms = new Set(answersOf(inquiry).map(({ form }) => form));
  const fields = [...forms].flatMap((form) => fieldViews(form, inquiry, typed, context));
  return [...new Map(fields.map((field) => [field.id, field])).values()];
}

async function detailsOf(
  parts: LinkDeskParts,
  { inquiry, person, contexts, now }: Extract<Followed, { readonly person: Person }>,
) {
  const { ref } = inquiry;
  await parts.access.write({ at: now, person: person.id, action: 'view', ref });
  await noteOpened(parts, inquiry, person);
  return {
    details: [...memberFacts(inquiry, contexts.view, 'whole'), ...requestFacts(inquiry)],
    requests: await requestsOf(parts, person),
  };
}

/** All that is asked of this person's address, each with a link of its own; one code opens them all. */
async function requestsOf(parts: LinkDeskParts, person: Person): Promise<readonly OpenRequest[]> {
  const directory = await parts.people.directory();
  const now = parts.clock.now();
  const found: OpenRequest[] = [];
  for await (const summary of parts.log.openInquiries()) {
    if ('isUnreadable' in summary || summary.mco !== person.mco || found.length >= mostListed) continue;
    const { ref } = summary;
    const inquiry = await readable(parts, ref);
    if (inquiry === undefined || answersOf(inquiry).length === 0) continue;
    const asked = resolve(inquiry, { to: 'mco' }, directory, now);
    if (asked.kind !== 'person') continue;
    const isTheirBox = boxOf(asked.person) === boxOf(person);
    // Whoever is said to be away and looks all the same sees what was asked of them, beside who stands in.
    if (!isTheirBox && asked.insteadOf !== person.id) continue;
    const token = await tokenFor(parts, inquiry, isTheirBox ? asked.person : person, now);
    if (token !== undefined) found.push({ ref, dueAt: dueOfRequest(inquiry, parts.calendar, now), token });
  }
  return found.sort((a, b) => a.dueAt.toMillis() - b.dueAt.toMillis());
}

/** One that cannot be read is left out of the list; the page of the others goes on. */
async function readable(parts: LinkDeskParts, ref: string): Promise<Inquiry | undefined> {
  try {
    return (await parts.log.read(ref))?.inquiry;
  } catch (fault) {
    if (!(fault instanceof InquiryUnreadable)) throw fault;
    return undefined;
  }
}
