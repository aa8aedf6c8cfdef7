import fc from 'fast-check';
import type { Pending } from '../../src/inquiry/inquiry';
import type { Recipient } from '../../src/inquiry/vocabulary';
import { isStaff } from '../../src/inquiry/staff';
import { isPresent } from '../../src/people/cover';
import { roleOfGroup, type Person } from '../../src/people/people';
import { resolve } from '../../src/reminders/recipients';
import { anyDirectory, lookedAt } from '../people/absences';
import { anEscalatedInquiry } from '../procedure/inquiries';
import { waiting } from '../log/a-log';

const isHere = (person: Person): boolean => isPresent(person, lookedAt);
const toUnit: readonly Recipient[] = ['owner', 'anyLiaison', 'unitLead', 'accountManager', 'leadership'];
const toMco: readonly Recipient[] = ['mco', 'formerMco'];
const { inquiry } = anEscalatedInquiry().askedOfMco('Mon 10:00');

function to(recipient: Recipient): Pending {
  return Object.values(waiting('r', '2026-09-14T10:00', { to: recipient }))[0]!;
}

test('whatever the absences: no reminder reaches somebody who is away while somebody here could get it', () => {
  let stoodIn = 0;
  fc.assert(
    fc.property(anyDirectory, fc.constantFrom(...toUnit), fc.nat(8), (directory, recipient, pick) => {
      const staff = directory.all.filter(isStaff);
      fc.pre(staff.some(isHere));
      // An owner who has left the directory is as good as away.
      const owner = staff[pick]?.id ?? 'p-left';
      const found = resolve({ ...inquiry, owner }, to(recipient), directory, lookedAt);
      if (found.kind === 'mailbox' || found.kind === 'writer') throw new Error('No mail is a recipient of these.');
      const role = roleOfGroup[recipient];
      if (found.kind === 'nobody' || (found.kind === 'group' && found.people.length === 0)) {
        // Only where the directory names nobody of the role at all.
        expect(directory.withRole(role ?? 'unitLead')).toEqual([]);
        return;
      }
      const reached = found.kind === 'group' ? found.people : [found.person];
      expect(reached.every(isHere)).toBe(true);
      // Whoever it is not meant for is told why it came to them.
      const meant =
        role === undefined
          ? reached.every(({ id }) => id === owner)
          : reached.every(({ roles }) => roles.includes(role));
      expect('insteadOf' in found).toBe(!meant);
      if (!meant) stoodIn += 1;
    }),
    { numRuns: 2_000 },
  );
  expect(stoodIn).toBeGreaterThan(300);
});

test('whatever the absences: what is sent to an MCO reaches no other MCO, and nobody who is away while a colleague is here', () => {
  fc.assert(
    fc.property(anyDirectory, fc.constantFrom(...toMco), (directory, recipient) => {
      const [contact] = directory.contactsOf('ITC');
      fc.pre(contact !== undefined);
      const request = { open: true, n: 1, mco: 'ITC', department: 'memberServices', contact: contact.id } as const;
      const found = resolve({ ...inquiry, request }, to(recipient), directory, lookedAt);
      if (found.kind !== 'person') throw new Error(`It reached ${found.kind}.`);
      expect(found.person.mco).toBe('ITC');
      expect(isHere(found.person)).toBe(directory.contactsOf('ITC').some(isHere));
      expect(found.insteadOf).toBe(found.person.id === contact.id ? undefined : contact.id);
    }),
    { numRuns: 500 },
  );
});
