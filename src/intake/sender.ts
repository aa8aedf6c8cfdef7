import type { OriginatorType } from '../inquiry/originators';
import type { Draft, Found } from './draft';
import type { Known } from './known';
import type { QuotedMail } from './mail-chain';
import { typeBySigns, typeOfPerson } from './originator-type';

/** Who sent the mail, and whose mails stand below it when it was passed on. */
export type Senders = {
  readonly sender: { readonly name: string; readonly address: string };
  /** Signature of the sender's own words. */
  readonly signature: string;
  /** Forwarded mails, newest first; empty for an answer that only quotes. */
  readonly forwarded: readonly (QuotedMail & { readonly signature: string })[];
};

type Originator = Pick<Draft, 'originatorType' | 'originatorName' | 'originatorContact' | 'forwardedBy'>;

/**
 * The originator of Step 1.
 *
 * Inquiries come *via* the originators a-h. So when a member or another outsider wrote to a CSR and the CSR forwards it, the
 * CSR is the originator: the one we can answer. When the Ombudsman wrote to a liaison or to a unit's mailbox and they pass
 * it on, the Ombudsman is, and who passed it on stands beside. Both are one rule: walk from the sender inwards as long as
 * the mails were written by people of the directory; the innermost of them who is an originator by the directory is it.
 *
 * If none is: an unknown sender who looks like an originator by domain or signature is it; else the first outsider below,
 * when a person of the directory passed it on or when they look like an originator; else the sender.
 * Names below the first are text that anybody can type: always to be checked.
 */
export function findOriginator(senders: Senders, known: Known): Originator {
  const { sender, forwarded } = senders;
  const outer = known.personByMail(sender.address);
  let best: Originator | undefined = outer && asPerson(typeOfPerson(outer), outer, sender.address, false);
  let depth = 0;
  for (; outer && depth < forwarded.length; depth += 1) {
    const address = forwarded[depth]?.from.address;
    const person = address === undefined ? undefined : known.personByMail(address);
    if (!address || !person) break;
    const inner = asPerson(typeOfPerson(person), person, address, true);
    if (inner) best = { ...inner, ...passedOn(sender, address) };
  }
  if (best) return best;

  const asSender = bySigns(sender.name, sender.address, senders.signature, '');
  const outsider = forwarded[depth];
  if (!outsider || (!outer && asSender.originatorType !== 'OTHER')) return asSender;
  const inner = innerOriginator(outsider, known);
  if (!outer && inner.originatorType === 'OTHER') return asSender;
  return { ...inner, ...passedOn(sender, outsider.from.address) };
}

function innerOriginator(mail: Senders['forwarded'][number], known: Known): Originator {
  const person = mail.from.address === undefined ? undefined : known.personByMail(mail.from.address);
  const byDirectory = person && asPerson(typeOfPerson(person), person, person.mail, true);
  return byDirectory ?? bySigns(mail.from.name, mail.from.address, mail.signature, mail.from.words);
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

function bySigns(name: string, address: string | undefined, signature: string, words: string): Originator {
  const from = words === '' ? `${name} <${address ?? ''}>` : words;
  const isNamed = name.trim() !== '' && name.trim() !== address;
  return {
    originatorType: typeBySigns(address, signature),
    ...(isNamed && { originatorName: found(name.trim(), from, true) }),
    ...(address !== undefined && { originatorContact: found(address, from, true) }),
  };
}

function passedOn(sender: Senders['sender'], address: string | undefined): Pick<Draft, 'forwardedBy'> {
  return sender.address.toLowerCase() === address?.toLowerCase() ? {} : { forwardedBy: sender };
}

function found(value: string, words: string, check: boolean): Found {
  return { value, words, check };
}
