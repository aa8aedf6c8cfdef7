import { isOpen } from '../clock/business-time';
import { InquiryUnreadable } from '../log/inquiry-row';
import { setUnreadableAside } from '../reminders/set-unreadable-aside';
import type { CardView } from '../views/card-view';
import { unreadableView } from '../views/set-aside-view';
import type { DeskParts } from './parts';
import { typedTexts } from './press-answer';

/** Answers as `answer` does; who meets an inquiry that cannot be read is told so, and nothing that they typed is lost. */
export async function unlessUnreadable(
  parts: DeskParts,
  typed: Readonly<Record<string, unknown>>,
  answer: () => Promise<CardView>,
): Promise<CardView> {
  try {
    return await answer();
  } catch (fault) {
    if (!(fault instanceof InquiryUnreadable)) throw fault;
    await setUnreadableAside(parts, fault);
    parts.wake();
    const open = isOpen(parts.calendar, parts.clock.now());
    return unreadableView(fault, open, typedTexts(typed), parts.newId());
  }
}
