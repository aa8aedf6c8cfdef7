import type { Inquiry } from '../inquiry/inquiry';
import type { Fact } from './card-view';

/** What is asked of the MCO, and the rule for messages, for the contact who has opened the request. */
export function requestFacts(inquiry: Inquiry): readonly Fact[] {
  const { need, messageRule } = inquiry.sensitive;
  return [
    ...(need === undefined ? [] : [{ label: 'What is asked', value: need, sensitive: true }]),
    ...(messageRule === undefined ? [] : [{ label: 'Message rule', value: messageRule, sensitive: true }]),
  ];
}
