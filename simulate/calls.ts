import type { DateTime } from 'luxon';
import { originatorTypes } from '../src/inquiry/originators';
import { utc } from '../src/log/keys';
import type { Chance } from './chance';
import { aMatter, aMember } from './mails';

/** The form of a call, filled in some minutes after it came. */
export function callForm(now: DateTime, zone: string, nonce: string, dice: Chance): Readonly<Record<string, string>> {
  const came = now.minus({ minutes: dice.whole(0, 25) }).setZone(zone);
  const member = aMember(dice);
  return {
    nonce,
    shownAt: utc(now),
    receipt: dice.is(0.9) ? 'phone' : 'inPerson',
    originatorType: dice.pick(originatorTypes),
    originatorContact: `A caller, ${member.phone}`,
    memberName: member.name,
    memberId: dice.is(0.8) ? member.id : 'not known',
    issue: aMatter(dice),
    happenedDate: came.toFormat('yyyy-LL-dd'),
    happenedTime: came.toFormat('HH:mm'),
  };
}
