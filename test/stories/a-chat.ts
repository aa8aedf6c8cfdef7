import type { Locator, Page } from 'playwright-core';

/** One person's chat on the page, as a person uses it: the newest card, its fields by their labels, its buttons. */
export type Chat = {
  /** Waits for a card with this first line and answers it. */
  headline(line: string | RegExp): Promise<string>;
  /** Waits for words on the newest card. */
  says(words: string): Promise<void>;
  field(label: string): Locator;
  fill(label: string, value: string): Promise<void>;
  /** One of a few choices that are all in sight. */
  choose(question: string, choice: string): Promise<void>;
  /** One of many choices, in a list. */
  select(label: string, choice: string): Promise<void>;
  /** One of many choices, in a field that one can search in. */
  search(label: string, choice: string): Promise<void>;
  press(button: string): Promise<void>;
  write(text: string): Promise<void>;
  /** The log entries of the newest card: step, then what was done and by whom. */
  entries(): Promise<readonly string[]>;
};

/** The chat of the person whose chat is open. */
export function aChat(page: Page, name: string): Chat {
  const card = page.locator('.card').last();
  const field = (label: string): Locator => card.getByLabel(label);
  return {
    async headline(line) {
      const heading = card.getByRole('heading', { name: line });
      await heading.waitFor();
      return (await heading.textContent()) ?? '';
    },
    says: (words) => card.getByText(words).first().waitFor(),
    field,
    fill: (label, value) => field(label).fill(value),
    choose: (question, choice) =>
      card
        .getByRole('radiogroup', { name: question })
        .getByRole('radio', { name: new RegExp(`${choice}$`) })
        .check(),
    async select(label, choice) {
      await card.getByRole('combobox', { name: label }).selectOption({ label: choice });
    },
    search: (label, choice) => card.getByRole('combobox', { name: label }).fill(choice),
    press: (button) => card.getByRole('button', { name: button, exact: true }).click(),
    async write(text) {
      const composer = page.getByLabel(`Message to the bot as ${name}`);
      await composer.fill(text);
      await composer.press('Enter');
    },
    async entries() {
      const text = await card.innerText();
      return [...text.matchAll(/ Central · (\S+)\n+([^\n]+)/g)].map(([, step = '', what = '']) => `${step}  ${what}`);
    },
  };
}
