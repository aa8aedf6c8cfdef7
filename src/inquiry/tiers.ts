/** The two priority levels of Step 3 with their performance standards; lower end = target, upper end = limit. */
export const tiers = {
  high: {
    name: 'High Priority',
    target: '2 business hours',
    limit: '4 business hours',
    cite: 'High Priority MCO issues are to be responded to within 2-4 business hours.',
  },
  escalated: {
    name: 'Escalated',
    target: '1 business days',
    limit: '3 business days',
    cite: 'Escalated member MCO issues are to be responded to within 1-3 business days.',
  },
} as const;

export type Tier = keyof typeof tiers;
