type Shape = {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  /** UCUM, or what is counted in { }. */
  readonly unit: string;
  readonly is: string;
  /** Each attribute with all the values that it may have: no text from outside ever becomes one. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
};

const channels = ['teams', 'mail'] as const;

/** Everything that is measured. What should raise an alarm at which value: `docs/operations.md`. */
export const metrics = {
  'escalations.sweep.completed': {
    kind: 'counter',
    unit: '{sweep}',
    is: 'Sweeps that looked through all reminders.',
    attributes: {},
  },
  'escalations.reminder.lag': {
    kind: 'histogram',
    unit: 's',
    is: 'From when a reminder was due until it was sent.',
    attributes: { channel: channels },
  },
  'escalations.reminder.waiting': {
    kind: 'gauge',
    unit: '{reminder}',
    is: 'Reminders that are due, not sent, and in no sweep’s hands.',
    attributes: {},
  },
  'escalations.delivery.attempts': {
    kind: 'counter',
    unit: '{delivery}',
    is: 'Sends and what became of them; dead: it reached nobody.',
    attributes: { channel: [...channels, 'none'], outcome: ['sent', 'retried', 'unknown', 'refused', 'dead'] },
  },
  'escalations.mail.ledger.difference': {
    kind: 'gauge',
    unit: '{mail}',
    is: 'Mails of the mailbox that the ledger did not know at the last comparison.',
    attributes: {},
  },
  'escalations.mail.poll.age': {
    kind: 'gauge',
    unit: 's',
    is: 'Since this instance looked at the mailbox last.',
    attributes: {},
  },
  'escalations.mail.oldest.age': {
    kind: 'gauge',
    unit: 's',
    is: 'Since the oldest mail came that nobody has decided; 0 when there is none.',
    attributes: {},
  },
  'escalations.mail.subscription.remaining': {
    kind: 'gauge',
    unit: 's',
    is: 'Until the notifications of new mail end; 0 when they are off.',
    attributes: {},
  },
  'escalations.mail.set_aside': {
    kind: 'gauge',
    unit: '{mail}',
    is: 'Mails that wait for the Unit Lead.',
    attributes: {},
  },
  'http.server.request.duration': {
    kind: 'histogram',
    unit: 's',
    is: 'Requests, by what they are for and how they ended.',
    attributes: {
      route: ['/api/messages', '/graph', '/answer', 'health', 'other'],
      status: ['ok', '4xx', '5xx'],
    },
  },
} as const satisfies Readonly<Record<string, Shape>>;

type Metrics = typeof metrics;
export type MetricName = keyof Metrics;
export type AttributesOf<N extends MetricName> = {
  readonly [K in keyof Metrics[N]['attributes']]: Metrics[N]['attributes'][K] extends readonly (infer V)[] ? V : never;
};

/** Takes one figure: of a counter what is added, of the others the value. */
export type Measure = <N extends MetricName>(name: N, value: number, attributes: AttributesOf<N>) => void;

/** Where nobody asked for figures. */
export const measureNothing: Measure = () => undefined;

/** Whether these are the attributes of this metric, each with one of its listed values: a type alone would let more through. */
export function isListed(name: MetricName, attributes: Readonly<Record<string, unknown>>): boolean {
  const listed: Shape['attributes'] = metrics[name].attributes;
  const given = Object.entries(attributes);
  return (
    given.length === Object.keys(listed).length &&
    given.every(([key, value]) => Object.hasOwn(listed, key) && (listed[key] ?? []).includes(String(value)))
  );
}
