import { lookButton } from './act-buttons';
import type { CardView, ItemView } from './card-view';
import { view } from './empty-view';

/** One of several reminders: its own card, and whether that still asks for something. */
export type Shown = { readonly ref: string; readonly view: CardView; readonly isOver: boolean };

/** Several reminders that fell due together for one person, as one card: a line and a button for each. No member data. */
export function togetherView(
  shown: readonly Shown[],
  more: { readonly isMco: boolean; readonly isRepeated: boolean; readonly nonce: string },
): CardView {
  const warning = shown.map((one) => one.view.warning).find((text) => text !== undefined);
  return view('list', headlineOf(shown, more.isMco), {
    lines: more.isRepeated ? ['This message is repeated: the first may have reached you.'] : [],
    ...(warning !== undefined && { warning }),
    items: shown.map((one, at) =>
      itemOf(one, { ...more, at, which: shown.slice(0, at + 1).filter(({ ref }) => ref === one.ref).length }),
    ),
  });
}

function headlineOf(shown: readonly Shown[], isMco: boolean): string {
  const left = shown.filter(({ isOver }) => !isOver).length;
  if (left === 0)
    return isMco ? 'All of these member inquiries are dealt with. Thank you.' : 'All of these are dealt with.';
  const count = String(left);
  if (isMco)
    return left === 1 ? '1 member inquiry waits for your answer.' : `${count} member inquiries wait for your answer.`;
  return left === 1 ? '1 reminder waits for you.' : `${count} reminders wait for you.`;
}

/** `at`: its place in the list, which its button names; `which`: two duties of one inquiry must not sound alike. */
function itemOf(
  { ref, view: card, isOver }: Shown,
  { isMco, nonce, at, which }: { isMco: boolean; nonce: string; at: number; which: number },
): ItemView {
  const asks = isMco || card.buttons.some(({ verb }) => verb !== 'open');
  const [detail = ''] = card.lines;
  const name = which === 1 ? ref : `${ref}, ${String(which)}`;
  return {
    title: card.headline,
    detail,
    button: isOver
      ? lookButton(`Open ${name}`, 'open', ref, nonce)
      : lookButton(`${asks ? 'Answer' : 'Open'} ${name}`, 'bring', ref, nonce, { envelope: nonce, at }),
  };
}
