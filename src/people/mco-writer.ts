import type { Directory, Person } from './people';

/** Who of an MCO wrote a mail: a contact of the directory, or somebody at an address of the same domain as one. */
export type McoWriter = { readonly contact?: Person };

/**
 * Whether a mail comes from an MCO, by its sender's address alone, which anybody can write: what follows from it may only be
 * a question to a person. Somebody whom the directory knows otherwise is not of the MCO.
 */
export function mcoWriter(directory: Directory, mco: string, address: string): McoWriter | undefined {
  const known = directory.byMail(address);
  const contacts = directory.contactsOf(mco);
  if (known !== undefined) return contacts.some(({ id }) => id === known.id) ? { contact: known } : undefined;
  const domain = domainOf(address);
  return domain !== '' && contacts.some(({ mail }) => domainOf(mail) === domain) ? {} : undefined;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
