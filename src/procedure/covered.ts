import { originators } from '../inquiry/originators';
import { tiers } from '../inquiry/tiers';
import { memberLiaison } from './rights';

/** Sentences of the document that stand behind named values, each with the value. */
export const namedValues: readonly { readonly sentence: string; readonly value: string }[] = [
  { sentence: memberLiaison.cite, value: 'memberLiaison in src/procedure/rights.ts' },
  ...Object.entries(tiers).map(([tier, { cite }]) => ({
    sentence: cite,
    value: `tiers.${tier} in src/inquiry/tiers.ts`,
  })),
  ...Object.entries(originators).flatMap(([type, { letter, name }]) =>
    letter === ''
      ? []
      : [name, `- ${letter}. ${name}`].map((sentence) => ({
          sentence,
          value: `originators.${type} in src/inquiry/originators.ts`,
        })),
  ),
];

/** Sentences that bind nobody, each with the reason. None of Steps 1 to 5 may stand here. */
export const bindsNobody: readonly { readonly sentence: string; readonly reason: string }[] = [
  { sentence: 'Purpose:', reason: 'a heading' },
  {
    sentence:
      'To allow for the expedient resolution of Managed Care Organization (MCO) escalated requests made to Member Services.',
    reason: 'says what the procedure is for; Steps 1 to 5 say what is done',
  },
  { sentence: 'Identification of Roles:', reason: 'a heading; each role is a named value' },
  { sentence: 'Performance Standards:', reason: 'a heading; each standard is a named value' },
  { sentence: 'Path of Business Procedure:', reason: 'a heading; each step is a row of the table' },
];
