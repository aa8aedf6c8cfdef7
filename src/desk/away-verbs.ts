/** What can be pressed about absences by anybody whom they concern. */
const ownVerbs = ['setAway', 'setBack', 'awayForm', 'takeBack', 'takeBackOne', 'leaveMoved'] as const;
/** What only the Unit Lead presses, and after them the Account Manager. */
export const leadVerbs = [
  'awayFor',
  'setAwayFor',
  'whoIsAway',
  'theyAreHere',
  'cover',
  'coverList',
  'moveAll',
] as const;
export type LeadVerb = (typeof leadVerbs)[number];

/** What can be pressed about absences. */
export const awayVerbs = [...ownVerbs, ...leadVerbs] as const;
export type AwayVerb = (typeof awayVerbs)[number];
