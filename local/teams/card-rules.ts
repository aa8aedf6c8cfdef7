import { z } from 'zod';

const maxCardBytes = 28 * 1024;
const newestVersion = [1, 5] as const;

const cardShape = z.looseObject({ type: z.literal('AdaptiveCard'), version: z.string().regex(/^\d+\.\d+$/) });

/** An Adaptive Card as Teams got it. */
export type ReceivedCard = z.infer<typeof cardShape>;

/** Why Teams would not take a card: the status and code it answers. */
export type CardRefusal = { readonly status: 400 | 413; readonly code: string; readonly message: string };

/** Holds a card to what Teams takes: an Adaptive Card of version 1.5 or lower, at most 28 KB as JSON. */
export function checkCard(content: unknown): { readonly card: ReceivedCard } | { readonly refused: CardRefusal } {
  const bytes = Buffer.byteLength(JSON.stringify(content ?? null), 'utf8');
  if (bytes > maxCardBytes) {
    const message = `The card has ${String(bytes)} bytes; ${String(maxCardBytes)} are allowed.`;
    return { refused: { status: 413, code: 'MessageSizeTooBig', message } };
  }
  const card = cardShape.safeParse(content).data;
  if (card === undefined) return refuse('The attachment is not an Adaptive Card with a version.');
  const [major = 0, minor = 0] = card.version.split('.').map(Number);
  if (major > newestVersion[0] || (major === newestVersion[0] && minor > newestVersion[1])) {
    return refuse(`Adaptive Cards ${card.version} are not shown by Teams.`);
  }
  return { card };
}

function refuse(message: string): { readonly refused: CardRefusal } {
  return { refused: { status: 400, code: 'BadArgument', message } };
}
