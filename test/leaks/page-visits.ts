import type { MailboxStandIn } from '../../local/mailbox/stand-in';
import type { Watcher } from './watcher';

/** A page that is open in a browser. */
type Page = { readonly at: string; readonly shown: string; readonly cookie: string };

/** Visits behind the links in mails; whatever a page shows before the code is looked at. */
export function pageVisits(mailbox: MailboxStandIn, { look }: Watcher) {
  const newestMail = (to: string, words: string): string =>
    mailbox.sent().find((mail) => mail.to.includes(to) && `${mail.subject}${mail.text}`.includes(words))?.text ?? '';

  async function load(at: string, cookie: string, body?: URLSearchParams): Promise<Page> {
    const answer = await fetch(at, { headers: { cookie }, ...(body !== undefined && { method: 'POST', body }) });
    const shown = await answer.text();
    return { at, shown, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? cookie };
  }

  async function presses(page: Page, what: string, filled: Readonly<Record<string, string>> = {}): Promise<Page> {
    const hidden = [...page.shown.matchAll(/<input\s+type="hidden"\s+name="(\w+)"\s+value="([^"]*)"/g)];
    const carried = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
    return load(page.at, page.cookie, new URLSearchParams({ ...carried, do: what, ...filled }));
  }

  return {
    /** Opens the link of the newest mail about the inquiry. */
    async opens(address: string, ref: string): Promise<Page> {
      const [link = ''] = /https?:\/\/\S+\/answer\/[\w-]+/.exec(newestMail(address, ref)) ?? [];
      const page = await load(link, '');
      look('page without a code', page.shown, 'opened');
      return page;
    },
    /** Presses a button of a page that was opened without a code. */
    async pressesWithout(page: Page, what: string, filled?: Readonly<Record<string, string>>): Promise<Page> {
      const next = await presses(page, what, filled);
      look('page without a code', next.shown, what);
      return next;
    },
    /** Asks for the code, reads it in its mail and enters it: the page that comes is for whoever has it. */
    async withCode(page: Page, address: string): Promise<Page> {
      const asked = await presses(page, 'sendCode');
      look('page without a code', asked.shown, 'sendCode');
      const code = /\b\d{6}\b/.exec(newestMail(address, 'one-time code'))?.[0] ?? '';
      return presses(asked, 'enterCode', { code });
    },
    presses,
  };
}

export type Pages = ReturnType<typeof pageVisits>;
