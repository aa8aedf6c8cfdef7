import type { OriginatorType } from '../../inquiry/originators';
import type { Draft, Found } from '../draft';
import type { Known } from '../known';
import type { QuotedMail } from '../chain/mail-chain';
import { typeBySigns, typeOfPerson } from './originator-type';

/** Who sent the mail, and whose mails stand below it when it was passed on. */
export type Senders = {
  readonly sender: { readonly name: string; readonly address: string };
  /** The sender's own words, and the signature below them. */
  readonly words: string;
  readonly signature: string;
  /** Forwarded mails, newest first; empty for an answer that only quotes. */
  readonly forwarded: readonly (QuotedMail & { readonly words: string; readonly signature: string })[];
};

type Originator = Pick<Draft, 'originatorType' | 'originatorName' | 'originatorContact'>;
type Who = Originator & Pick<Draft, 'forwardedBy' | 'source'>;

/**
 * The originator of Step 1.
 *
 * Inquiries come *via* the originators a-h. So when a member or another outsider wrote to a CSR and the CSR forwards it, the
 * CSR is the originator: the one we can answer. When the Ombudsman wrote to a liaison or to a unit's mailbox and they pass
 * it on, the Ombudsman is, and who passed it on stands beside. Both are one rule: walk from the sender inwards as long as
 * the mails were written by people of the directory; the first of them who is an originator by the directory is it.
 *
 * If none is: an unknown sender who looks like an originator by domain or signature is it; else the first outsider below,
 * when a person of the directory passed it on or when they look like an originator; else the sender.
 * Names below the first are text that anybody can type: always to be checked.
 */
export function findOriginator(senders: Senders, known: Known): Who {
  return { ...originatorOf(senders, known), ...passedOn(senders) };
}

function originatorOf({ sender, words, signature, forwarded }: Senders, known: Known): Originator {
  const outer = known.personByMail(sender.address);
  const own = outer && asPerson(typeOfPerson(outer), outer, sender.address, false);
  if (own) return own;
  let depth = 0;
  for (; outer && depth < forwarded.length; depth += 1) {
    const address = forwarded[depth]?.from.address;
    const person = address === undefined ? undefined : known.personByMail(address);
    if (!address || !person) break;
    const inner = asPerson(typeOfPerson(person), person, address, true);
    if (inner) return inner;
  }

  const asSender = bySigns(sender.name, sender.address, { words, signature }, '');
  const outsider = forwarded[depth];
  if (!outsider || (!outer && asSender.originatorType !== 'OTHER')) return asSender;
  const inner = innerOriginator(outsider, known);
  return !outer && inner.originatorType === 'OTHER' ? asSender : inner;
}

function innerOriginator(mail: Senders['forwarded'][number], known: Known): Originator {
  const person = mail.from.address === undefined ? undefined : known.personByMail(mail.from.address);
  const byDirectory = person && asPerson(typeOfPerson(person), person, person.mail, true);
  return byDirectory ?? bySigns(mail.from.name, mail.from.address, mail, mail.from.words);
}

function asPerson(
  type: OriginatorType | undefined,
  person: { readonly name: string },
  address: string,
  check: boolean,
): Originator | undefined {
  if (!type) return undefined;
  return {
    originatorType: type,
    originatorName: found(person.name, address, check),
    originatorContact: found(address, address, check),
  };
}

function bySigns(
  name: string,
  address: string | undefined,
  said: { readonly words: string; readonly signature: string },
  headerWords: string,
): Originator {
  const from = headerWords === '' ? `${name} <${address ?? ''}>` : headerWords;
  const isNamed = name.trim() !== '' && name.trim() !== address;
  return {
    originatorType: typeBySigns(address, said.signature, said.words),
    ...(isNamed && { originatorName: found(name.trim(), from, true) }),
    ...(address !== undefined && { originatorContact: found(address, from, true) }),
  };
}

/** Who passed it on, and whose words stand at the bottom. */
function passedOn({ sender, forwarded }: Senders): Pick<Draft, 'forwardedBy' | 'source'> {
  const first = forwarded.at(-1);
  if (!first) return {};
  const { address, words } = first.from;
  return { forwardedBy: sender, ...(address !== undefined && { source: found(address, words, true) }) };
}

function found(value: string, words: string, check: boolean): Found {
  return { value, words, check };
}
