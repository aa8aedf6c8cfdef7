import { text } from '../desk/press-data';
import { InquiryUnreadable } from '../log/inquiry-row';
import { setUnreadableAside } from '../reminders/set-unreadable-aside';
import { answerByLink } from './answer-by-link';
import type { AnswerPage } from './answer-page';
import { followLink } from './link-desk';
import { enterCode, sendCode, sendFreshLink, type DetailsParts } from './open-details';
import { showPage } from './show-page';
import { openVisit } from './visit';

/** What somebody without an account can do at the page behind a link. */
export function answerDesk(parts: DetailsParts) {
  const visitOf = (kept: string | undefined) => openVisit(parts.cipher, kept, parts.systemTime.now());

  return {
    /** Shows; changes nothing. @param kept what the browser kept of a visit. */
    show(token: string, kept: string | undefined): Promise<AnswerPage> {
      return told(parts, async () => showPage(parts, await followLink(parts, token), await visitOf(kept)));
    },

    /** Does what the pressed button says. */
    act(token: string, kept: string | undefined, filled: Readonly<Record<string, string>>): Promise<Acted> {
      return told(parts, () => acted(token, kept, filled));
    },
  };

  async function acted(
    token: string,
    kept: string | undefined,
    filled: Readonly<Record<string, string>>,
  ): Promise<Acted> {
    const visit = await visitOf(kept);
    switch (toDo(filled)) {
      case 'sendCode':
        return { page: await sendCode(parts, token, visit, filled) };
      case 'enterCode':
        return enterCode(parts, token, visit, filled);
      case 'sendLink':
        return { page: await sendFreshLink(parts, token) };
      case 'answer':
        return { page: await answerByLink(parts, token, visit, filled) };
      default:
        return { page: await showPage(parts, await followLink(parts, token), visit, { typed: filled }) };
    }
  }
}

/** The page that follows; `keep` is for the browser to bring back. */
type Acted = { readonly page: AnswerPage; readonly keep?: string };

/** An inquiry that cannot be read is set aside, so that the Unit Lead hears of it; whoever came is told that it is on our side. */
async function told<T>(parts: DetailsParts, serve: () => Promise<T>): Promise<T> {
  try {
    return await serve();
  } catch (fault) {
    if (fault instanceof InquiryUnreadable) await setUnreadableAside(parts, fault);
    throw fault;
  }
}

/** Enter in the code's field presses the form's first button: a code without an answer means the code. */
function toDo(filled: Readonly<Record<string, string>>): string {
  const pressed = text(filled, 'do');
  const onlyCode = text(filled, 'code') !== '' && text(filled, 'button') === '';
  return pressed === 'answer' && onlyCode ? 'enterCode' : pressed;
}
