/** What one card shows, as plain values: built from an inquiry by `src/views/`, drawn by `cards/`. */
export type CardView = {
  readonly kind: CardKind;
  /**
   * First line: reference, a plain verb, the due time. Never a name, id, phone, issue word or inbound subject.
   * Also the card's summary and fallback text.
   */
  readonly headline: string;
  /** Sentences under the headline, in our words and without member data. */
  readonly lines: readonly string[];
  /** If someone may be in danger: the emergency text, above everything else but the headline. */
  readonly warning?: string;
  /** What went wrong with the last press, one sentence each, with what to do next. */
  readonly errors: readonly string[];
  /** Label and value; values may be member data or foreign text and are never read as Markdown. */
  readonly facts: readonly Fact[];
  readonly fields: readonly FieldView[];
  readonly buttons: readonly ButtonView[];
  /** A list (mine, open, find): one line each with its own button. */
  readonly items: readonly ItemView[];
  /** The timeline of an inquiry, oldest first. */
  readonly entries: readonly EntryView[];
};

/** One template each. */
export type CardKind = 'claim' | 'step' | 'note' | 'list' | 'inquiry';

export type Fact = { readonly label: string; readonly value: string; readonly sensitive: boolean };

export type FieldView = {
  readonly id: string;
  /** Without "(required)": the card adds it. */
  readonly label: string;
  readonly kind: 'text' | 'multiline' | 'choice' | 'date' | 'time';
  readonly required: boolean;
  /** "Member phone: enter 10 digits, or choose None." Repeats the label. */
  readonly error: string;
  /** Prefilled or typed before; empty when there is none. */
  readonly value: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  /** The words in the mail that the value came from. */
  readonly words?: string;
  /** "Please check" stands beside it. */
  readonly check?: true;
};

export type ButtonView = {
  readonly label: string;
  /** Verb of the Action.Execute. */
  readonly verb: string;
  /** Reference, row, button, turn, nonce. No member data. */
  readonly data: Readonly<Record<string, string | number>>;
  readonly style: 'positive' | 'destructive' | 'default';
  /** Does not need the inputs: they are neither checked nor sent (Back, More, Put back). */
  readonly withoutInputs: boolean;
  /** Asks once more behind the button, with this sentence and this label ("Yes, close it"). */
  readonly confirm?: { readonly sentence: string; readonly label: string };
};

export type ItemView = {
  /** "ME-260917-7K2QXM · High Priority · Ask the MCO" */
  readonly title: string;
  /** "Due Thu Sep 17, 12:40 PM Central" */
  readonly detail: string;
  /** A word, such as "OVERDUE"; never colour alone. */
  readonly mark?: string;
  readonly button?: ButtonView;
};

export type EntryView = {
  /** "Thu Sep 17, 12:40 PM Central" */
  readonly when: string;
  readonly step: string;
  /** "contact tried, not reached" */
  readonly what: string;
  /** Who did it, and marks such as "entered late", "repeated". */
  readonly who: string;
  /** Foreign words of the entry, by label. */
  readonly words: readonly { readonly label: string; readonly value: string }[];
};
