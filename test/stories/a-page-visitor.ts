import type { MailboxStandIn } from '../../local/mailbox/stand-in';

/** Somebody without an account, who gets mails and opens their links in a browser. */
export type PageVisitor = {
  /** The mails that reached the address, oldest first. */
  mails(): readonly { readonly subject: string; readonly text: string }[];
  /** Opens the link of the newest mail that has one; answers the page's text. */
  opensLink(): Promise<string>;
  /** Presses a button of the page that is open, with what was filled in besides what the page carries. */
  presses(what: string, filled?: Readonly<Record<string, string>>): Promise<string>;
};

export function aPageVisitor(address: string, mailbox: MailboxStandIn, settle: () => Promise<void>): PageVisitor {
  let at = '';
  let shown = '';
  let cookie = '';

  const mails = (): ReturnType<PageVisitor['mails']> =>
    mailbox
      .sent()
      .filter(({ to }) => to.includes(address))
      .reverse();
  const keep = async (response: Response): Promise<string> => {
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    shown = await response.text();
    await settle();
    return shown;
  };

  return {
    mails,
    async opensLink() {
      const link = mails()
        .flatMap(({ text }) => /https?:\/\/\S+\/answer\/[\w-]+/.exec(text)?.[0] ?? [])
        .at(-1);
      if (link === undefined) throw new Error('No mail has a link.');
      at = link;
      return keep(await fetch(at, { headers: { cookie } }));
    },
    async presses(what, filled = {}) {
      const hidden = [...shown.matchAll(/<input\s+type="hidden"\s+name="(\w+)"\s+value="([^"]*)"/g)].map(
        ([, name, value]) => [name ?? '', value ?? ''],
      );
      const body = new URLSearchParams({ ...Object.fromEntries(hidden), do: what, ...filled } as Record<
        string,
        string
      >);
      return keep(await fetch(at, { method: 'POST', body, headers: { cookie } }));
    },
  };
}
