import fc from 'fast-check';
import { isStaff, staffRoles } from '../../src/inquiry/staff';
import { actorOf } from '../../src/people/actor';
import { contactHere, coverFor, hereFor, isPresent } from '../../src/people/cover';
import type { Person } from '../../src/people/people';
import { actsAs, maySee } from '../../src/procedure/rights';
import { aHighInquiry, anEscalatedInquiry, aNewInquiry } from '../procedure/inquiries';
import { anyDirectory, lookedAt } from './absences';

const isHere = (person: Person): boolean => isPresent(person, lookedAt);

test('whatever the absences and backups: who owns an inquiry, or stands in, is here, sees it and may answer it', () => {
  let covered = 0;
  const { inquiry } = anEscalatedInquiry();
  fc.assert(
    fc.property(anyDirectory, (directory) => {
      const staff = directory.all.filter(isStaff);
      for (const owner of staff) {
        const cover = coverFor(directory, owner, lookedAt);
        if (!staff.some(isHere)) {
          expect(isStaff(cover)).toBe(true);
          continue;
        }
        expect([isHere(cover), isStaff(cover)]).toEqual([true, true]);
        if (isHere(owner)) expect(cover).toBe(owner);
        else covered += 1;
        const actor = actorOf(cover, directory, lookedAt);
        const owned = { ...inquiry, owner: owner.id };
        expect([actsAs(actor, owned).includes('owner'), maySee(actor, owned)]).toEqual([true, true]);
      }
    }),
    { numRuns: 1_000 },
  );
  expect(covered).toBeGreaterThan(1_000);
});

test('whatever the absences: what a role is asked reaches somebody who is here and may do it', () => {
  const asWhom = { memberLiaison: 'anyLiaison', unitLead: 'unitLead' } as const;
  const { inquiry } = aNewInquiry();
  fc.assert(
    fc.property(anyDirectory, fc.constantFrom(...staffRoles), (directory, role) => {
      fc.pre(directory.all.some((person) => isStaff(person) && isHere(person)));
      const holders = directory.withRole(role);
      const reached = hereFor(directory, role, lookedAt);
      expect(reached.every(isHere)).toBe(true);
      // A unit without a Unit Lead has its Account Manager.
      const asked = holders.length > 0 || role !== 'unitLead' ? holders : directory.withRole('accountManager');
      expect(reached.length > 0).toBe(asked.length > 0);
      // While one of the role is here, nobody else is asked.
      if (holders.some(isHere)) expect(reached.every((person) => holders.includes(person))).toBe(true);
      if (role !== 'memberLiaison' && role !== 'unitLead') return;
      for (const person of reached)
        expect(actsAs(actorOf(person, directory, lookedAt), inquiry)).toContain(asWhom[role]);
    }),
    { numRuns: 1_000 },
  );
});

test('somebody who is here gets no right from an absence of others that somebody before them covers', () => {
  const { inquiry } = aHighInquiry();
  fc.assert(
    fc.property(anyDirectory, (directory) => {
      const [owner] = directory.withRole('memberLiaison');
      fc.pre(owner !== undefined);
      const owned = { ...inquiry, owner: owner.id };
      const mayAct = directory.all.filter(
        (person) =>
          !person.roles.some((role) => role === 'unitLead' || role === 'accountManager') &&
          actsAs(actorOf(person, directory, lookedAt), owned).includes('owner'),
      );
      const leads = [...hereFor(directory, 'unitLead', lookedAt), ...hereFor(directory, 'accountManager', lookedAt)];
      for (const person of mayAct) expect([owner, coverFor(directory, owner, lookedAt), ...leads]).toContain(person);
    }),
    { numRuns: 500 },
  );
});

test('an MCO contact’s cards reach somebody of the same MCO, and while one of them is here, nobody who is away', () => {
  fc.assert(
    fc.property(anyDirectory, (directory) => {
      for (const contact of directory.withRole('mcoContact')) {
        const here = contactHere(directory, contact, lookedAt);
        expect(here.mco).toBe(contact.mco);
        expect(isHere(here)).toBe(directory.contactsOf(contact.mco ?? '').some(isHere));
      }
    }),
    { numRuns: 500 },
  );
});
