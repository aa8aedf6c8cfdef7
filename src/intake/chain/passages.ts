import type { DateTime } from 'luxon';
import type { Known } from '../known';
import type { Passage } from '../text/reading';
import { writerKind } from '../who/writer-kind';
import type { MailChain } from './mail-chain';
import { sentDate } from './sent-date';
import { splitSignature } from './signature';

/** The words of a mail and of those below it, each by its writer, newest first. */
export function passagesOf(
  chain: MailChain,
  sender: { readonly name: string; readonly address?: string },
  receivedAt: DateTime,
  known: Known,
): readonly [Passage, ...Passage[]] {
  const passage = (text: string, writer: Passage['writer'], writtenAt: DateTime): Passage => {
    const { words, signature } = splitSignature(text.split('\n'), writer.name);
    return { writer, ...writerKind(writer.address, words, signature, known), writtenAt, words, signature };
  };
  return [
    passage(chain.note, sender, receivedAt),
    ...chain.mails.map(({ text, from, sent }) =>
      passage(
        text,
        { name: from.name, ...(from.address !== undefined && { address: from.address }) },
        sentDate(sent, receivedAt),
      ),
    ),
  ];
}
