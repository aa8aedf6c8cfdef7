import { DateTime } from 'luxon';
import { localDate } from '../clock/local-time';
import { forms, type Choices, type Field, type OpenChoices } from './forms';
import type { FormId } from './table';

/** What a person filled in, by field, trimmed; empty fields are absent. */
export type Values = Readonly<Record<string, string>>;
export type FieldError = { readonly field: string; readonly message: string };

/** Texts longer than this are cut. */
export const longestText = 8_000;
const cutMark = ' … (cut at 8,000 characters: the rest is in the mailbox)';

export type Limits = {
  readonly now: DateTime;
  /** Earliest instant at which the thing can have happened: the request, or the receipt. */
  readonly notBefore: DateTime;
  readonly zone: string;
  readonly choices: Readonly<Record<OpenChoices, Choices>>;
};

export type Checked =
  | { readonly ok: true; readonly values: Values; readonly happenedAt: DateTime }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** The choices of a field at this moment. */
export function choicesOf(field: Field, open: Limits['choices']): Choices | undefined {
  return typeof field.choices === 'string' ? open[field.choices] : field.choices;
}

/**
 * Checks what was filled in against the form: required, known choices, real dates.
 * "When did it happen?" is at minute grain: never later than now nor before the request; absent means now, a time alone today.
 */
export function validateForm(formId: FormId, raw: Readonly<Record<string, unknown>>, limits: Limits): Checked {
  const form = forms[formId];
  const values: Record<string, string> = {};
  const errors: FieldError[] = [];
  for (const field of form.fields) {
    const text = textOf(raw[field.id]);
    const wrong = (): void => void errors.push({ field: field.id, message: `${field.label}: ${field.error}.` });
    if (text === '') {
      if (field.required) wrong();
    } else if (!fits(field, text, limits.choices)) {
      wrong();
    } else {
      values[field.id] = cut(text);
    }
  }
  const when = form.happened ? happened(raw, limits) : { at: limits.now };
  if ('message' in when) errors.push({ field: 'happenedDate', message: when.message });
  if (errors.length > 0 || !('at' in when)) return { ok: false, errors };
  return { ok: true, values, happenedAt: when.at };
}

/** A local day and time of a form as an instant, or undefined when they are no real ones. */
export function instantOf(date: string | undefined, time: string | undefined, zone: string): DateTime | undefined {
  const at = DateTime.fromISO(`${date ?? ''}T${time ?? ''}`, { zone });
  return at.isValid ? at.toUTC() : undefined;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : '';
}

function cut(text: string): string {
  return text.length <= longestText ? text : text.slice(0, longestText - cutMark.length) + cutMark;
}

function fits(field: Field, text: string, open: Limits['choices']): boolean {
  switch (field.kind) {
    case 'choice':
      return Object.hasOwn(choicesOf(field, open) ?? {}, text);
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid;
    case 'time':
      return /^\d{2}:\d{2}$/.test(text) && DateTime.fromISO(`2026-01-01T${text}`).isValid;
    case 'text':
    case 'multiline':
      return true;
  }
}

function happened(raw: Readonly<Record<string, unknown>>, limits: Limits): { at: DateTime } | { message: string } {
  const time = textOf(raw['happenedTime']);
  const date = textOf(raw['happenedDate']) || (time === '' ? '' : localDate(limits.now, limits.zone));
  if (date === '' && time === '') return { at: limits.now };
  const at = instantOf(date, time, limits.zone);
  if (at === undefined) return { message: 'When did it happen?: enter a day and a time, or leave both empty for now.' };
  const minute = limits.now.startOf('minute');
  if (at > minute) return { message: 'When did it happen?: enter a time that is not in the future.' };
  if (at < limits.notBefore.startOf('minute'))
    return { message: 'When did it happen?: enter a time that is not before the request.' };
  if (at.equals(minute)) return { at: limits.now };
  return { at: DateTime.max(at, limits.notBefore) };
}
