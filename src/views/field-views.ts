import type { Inquiry } from '../inquiry/inquiry';
import { forms, type Field } from '../procedure/forms';
import { deadlineFields } from '../procedure/stated-deadline';
import type { FormId } from '../procedure/table';
import { choicesOf } from '../procedure/validate-form';
import type { FieldView } from './card-view';
import type { ViewContext } from './view-context';

/** The fields of a form, prefilled: what was typed before wins, then what the inquiry knows. */
export function fieldViews(
  formId: FormId,
  inquiry: Inquiry | undefined,
  typed: Readonly<Record<string, unknown>>,
  context: ViewContext,
): readonly FieldView[] {
  const form = forms[formId];
  const known = inquiry === undefined ? {} : knownValues(formId, inquiry);
  const fields = form.fields.map((field) => fieldView(field, inquiry, typed, known, context));
  return form.happened ? [...fields, ...happened(typed)] : fields;
}

function fieldView(
  field: Field,
  inquiry: Inquiry | undefined,
  typed: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, string | undefined>>,
  context: ViewContext,
): FieldView {
  const was = typed[field.id];
  const choices = Object.entries(choicesOf(field, context.choices) ?? {});
  const evidence = inquiry?.sensitive.evidence?.[field.id];
  return {
    id: field.id,
    label: field.label,
    kind: field.kind,
    required: field.required === true,
    error: `${field.label}: ${field.error}.`,
    value: typeof was === 'string' ? was : (known[field.id] ?? ''),
    choices: choices.map(([value, title]) => ({ title, value })),
    ...(evidence !== undefined && { words: evidence.words }),
    ...(evidence?.check === true && { check: true as const }),
  };
}

/**
 * "When did it happen?": day and time are one question. Empty means now: a moment that the card filled in by itself would be
 * the one of its drawing, and a call made an hour later would count as made then.
 */
function happened(typed: Readonly<Record<string, unknown>>): readonly FieldView[] {
  const value = (id: string): string => (typeof typed[id] === 'string' ? typed[id] : '');
  const error = 'When did it happen?: enter a day and time that are not in the future nor before the request.';
  const common = { required: false, error, choices: [] };
  return [
    {
      ...common,
      id: 'happenedDate',
      label: 'When did it happen, if not now? Day',
      kind: 'date',
      value: value('happenedDate'),
    },
    {
      ...common,
      id: 'happenedTime',
      label: 'Time (today if without a day)',
      kind: 'time',
      value: value('happenedTime'),
    },
  ];
}

function knownValues(formId: FormId, inquiry: Inquiry): Readonly<Record<string, string | undefined>> {
  const { sensitive } = inquiry;
  switch (formId) {
    case 'who':
      return {
        originatorType: inquiry.originatorType,
        originatorContact: [sensitive.originatorName, sensitive.originatorContact].filter(Boolean).join(', '),
        memberName: sensitive.memberName,
        // Whoever took the call has said so already; a mail without an id says nothing.
        memberId: sensitive.memberId ?? (inquiry.receipt === 'mail' ? undefined : 'not known'),
        dateOfBirth: sensitive.dateOfBirth,
        issue: sensitive.issue,
        category: inquiry.category,
      };
    case 'enrolment':
    case 'plan':
      return { plan: inquiry.mco };
    case 'urgency':
      return {
        safetyFlag: inquiry.safetyFlag ?? 'none',
        phone: sensitive.phone,
        language: sensitive.language,
        ...deadlineFields(sensitive.statedDeadline),
        tierReason: inquiry.suggestedReason,
      };
    // What is over is not asked about again.
    case 'deadline':
      return inquiry.anchors.harmBy === undefined ? {} : deadlineFields(sensitive.statedDeadline);
    case 'reference':
      return { reference: inquiry.mayBelongTo?.find(({ closed }) => !closed)?.ref };
    case 'ask':
      return {
        department: inquiry.request?.department,
        contact: inquiry.request?.contact,
        need: sensitive.need,
        messageRule: sensitive.messageRule,
      };
    default:
      return {};
  }
}
