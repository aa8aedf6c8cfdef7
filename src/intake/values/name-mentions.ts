import { plans } from '../plans';
import { cueOf } from '../text/cue';
import { shown, type Reading } from '../text/reading';
import { around } from '../text/sentence';
import { fold, phraseSource } from '../word-pattern';
import { isSamePerson, leadingName, nameRuns, type NameRun } from './name-runs';
import { nameWords, peopleWords } from './name-words';

/** A name with how clearly the mail says that it is the member's: 5 a labelled one, 1 a mere guess, 0 somebody else's. */
export type NameMention = {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly rank: 0 | 1 | 2 | 3 | 4 | 5;
  readonly words: string;
  /** Somebody who is there for work: a doctor, a supervisor, who wrote or is greeted. */
  readonly isStaff: boolean;
  /** "Member 2". */
  readonly n?: number;
};

const aTitle = `(?:(?:${nameWords.honorifics.map(phraseSource).join('|')})\\.? ?)?`;
const glue = String.raw`[\s,:;"'(*-]{0,4}(?:(?:is|was|named|called|es|se llama|llamad[oa]|de nombre|por nombre)[\s:,"]{1,3})?${aTitle}`;
const relation = `(?:${peopleWords.relations.map(phraseSource).join('|')})`;
const age = String.raw`(?:\d{1,2}[ -]?(?:year|yr|month|week|day|ano|mes)s?[ -]?old |(?:oldest|youngest|older|younger|eldest|elderly|adult|minor|teenage|disabled|newborn|infant|other|late|mayor|menor) )?`;

const before = cueOf(nameWords.before, glue);
const weakBefore = cueOf(nameWords.weak, glue);
const notMember = cueOf(nameWords.notMember, glue);
const speaker = cueOf(nameWords.speaker, glue);
const professional = cueOf(
  peopleWords.professionals,
  String.raw`[\s,:."'(-]{0,4}(?:(?:is|named|called|es)\s)?${aTitle}`,
);
const after = cueOf(nameWords.after, String.raw`[\s,:;(–—-]{1,4}(?:(?:whose|with|his|her|cuy[oa]|con) )?`);
const says = cueOf(nameWords.says, String.raw`,? (?:\([^)]{0,60}\),? )?(?:who |que |he |she )?`);
/** "my son", "mi hija de 4 años": a member of the writer's family. */
const myRelation = new RegExp(
  `(?<![a-z])(?:my|our|mi|nuestr[oa]) ${age}${relation}(?: de \\d{1,2} (?:anos|meses))?(?:,? (?:who is|que es) [^,]{1,20},?)?${glue}$`,
);
/** "called about her son": a relation that the mail is about. */
const aboutRelation = new RegExp(
  `(?:about|for|regarding|concerning|on behalf of|behalf of|re:?|sobre|por|para|de parte de) (?:(?:his|her|their|the member's|su) ${age})?${relation}${glue}$`,
);
/** "Mother (Ann Roe) says her son": whom a relative or a caller speaks of. */
const saidOf = new RegExp(
  `(?<![a-z])(?:${relation}|caller|guardian)(?![a-z'])[^.;\\n]{0,60}? (?:says?|said|states?|stated|reports?|reported|dice|dijo)(?: that| que)? (?:his|her|their|su) ${age}${relation}${glue}$`,
);
/** "call my niece Tess at", "I called my brother": somebody around the writer. */
const callMyRelation = new RegExp(
  `(?<![a-z])(?:called|call|phoned|phone|text|reach|contact|ask for|asked|told|talk to|speak to|speak with|llam[a-z]* a|hable con) (?:my|our|mi|nuestr[oa]) ${age}${relation}${glue}$`,
);
/** "Mother (Ann Roe)". */
const relativeInBrackets = new RegExp(`(?<![a-z])${relation} ?\\($`);
/** "heard this weekend from", but not "this mail was forwarded from": a program's name stands there. */
const heardFrom =
  /(?<![a-z])(?:heard|call|calls|message|voicemail|letter|complaint|request|contact|contacted|email|inquiry|visit)(?: (?!forwarded )[a-z]+){0,3} from (?:(?:mr|mrs|ms|sr|sra)\.? )?$/;
const patientOf = /(?<![a-z])(?:my|our|this|the) pts?[ ,:]{1,2}$/;
/** "His full name is", "full name for you is". */
const fullName = /(?<![a-z])(?:full|legal|whole|nombre) (?:name|completo)(?: [a-z]+){0,3} (?:is|es) $/;
const theirRelation = new RegExp(`(?<![a-z])(?:his|her|their|the|su|el|la|[a-z]+'s|a) ${age}${relation}${glue}$`);
const isRelationOf = new RegExp(
  `^,? ?\\(?(?:(?:is|who is|es) )?(?:his|her|their|the|the member's|a|su|la|el)? ?${age}${relation}(?:(?: of| and|,|\\)| of the|'s| de)|$)`,
);
/** "Ann Roe (1234567A) called about her son": Ann is who called. */
const callsAbout = new RegExp(
  `^[^.\\n]{0,60}(?:call|calls|called|calling|write|writes|wrote|writing|ask|asks|asked|asking|concerned|worried|phoned|came in|llamo|llama|escribe) [^.\\n]{0,40}?(?:about|for|regarding|concerning|on behalf of|re:?|sobre|por) (?:his|her|their|su) ${age}${relation}(?![a-z])`,
);
const planNames = new Set(plans.flatMap(({ aliases }) => aliases.map(({ name }) => fold(name))));
const organization = new RegExp(`^ (?:${nameWords.organizations.map(phraseSource).join('|')})(?![a-z])`);
const whoseRelation = new RegExp(
  `^['’]s? (?:${relation}|guardian|caregiver|poa|case manager|nurse|aide|doctor|provider)(?![a-z])`,
);
const nearId =
  /^ ?[-–—,(:#/]{0,2} ?(?:\(?#? ?)?(?:\d{7}-?[a-z](?![a-z0-9])|[a-z]-?\d{7}(?!\d)|\d{1,2}[/-]\d{1,2}[/-]\d{2,4})/;
const afterId = /(?:(?<![a-z0-9])(?:\d{7}-?[a-z]|[a-z]-?\d{7}) ?[-–—,():/]{1,2} ?)$/;
const credentials =
  /^,? ?\(?(?:rn|lpn|md|do|dds|msw|lmsw|lisw|lmhc|arnp|np|pa-c|pharmd|esq|jd|phd|cbcm|csr|esr)(?![a-z])|^,? (?:(?:is )?(?:the|our|a|an|her|his|my|your|their) (?:[a-z-]+ ){0,3}|(?!has |had |have |needs |need |no |without |wants |saw |sees |lost |called |is |was )(?:[a-z-]+ ){0,2})(?:case manager|care coordinator|coordinator|supervisor|nurse|social worker|pharmacist|representative|rep|director|attorney|caseworker|specialist|liaison|ombudsman|advocate|aide|therapist|doctor|physician|manager|agent)(?![a-z])/;

/** Every name in the mail that could be the member's, in the order of the text. */
export function nameMentions(reading: Reading): readonly NameMention[] {
  const labelled = labelledNames(reading);
  const inLabel = (run: NameRun) => labelled.some(({ start, end }) => start < run.end && run.start < end);
  const running = nameRuns(reading.text)
    .filter((run) => !inLabel(run) && !isPlace(run, reading.text))
    .flatMap((run) => {
      const ranked = rankOf(run, reading);
      return ranked === undefined ? [] : [mention(run, ranked, reading.text)];
    });
  return [...labelled, ...running].sort((a, b) => a.start - b.start);
}

const places = new Set(nameWords.places.map(fold));

/** "Storm Lake", "Clay County", "Maple Ridge Care Center". */
function isPlace({ value, end }: NameRun, text: string): boolean {
  const behind = text.slice(end, end + 24);
  const isHouse = /^ \p{Lu}/u.test(behind) && organization.test(fold(behind));
  return places.has(fold(value)) || /^ (?:county|cnty|co\.)(?![a-z])/i.test(behind) || isHouse;
}

function labelledNames({ fields, text }: Reading): NameMention[] {
  const named = fields.flatMap((field, index) => {
    const { noun, owner, value, start, from } = field;
    if (noun !== 'name') return [];
    const name = leadingName(value);
    if (name === undefined || isPhraseBehindDash(text.slice(from, start), value)) return [];
    const isBesideData = fields
      .slice(Math.max(0, index - 3), index + 5)
      .some(
        (near) =>
          (near.noun === 'memberId' || near.noun === 'birthDate') && near.owner !== 'other' && near.owner !== 'contact',
      );
    const rank: Rank =
      owner === 'member' ? 5 : owner === 'nobody' ? (isBesideData ? 4 : 2) : owner === 'contact' ? 0 : 0;
    const at = {
      isStaff: owner === 'other',
      value: name,
      start,
      end: start + nameLength(value, name),
      words: shown(text.slice(from, start + nameLength(value, name))),
    };
    return [{ ...at, rank, ...(field.n !== undefined && { n: field.n }) }];
  });
  return [...named, ...inTwoFields(fields, text)];
}

/** "Constituent - home ramp": behind a dash, small letters are no name. */
function isPhraseBehindDash(label: string, value: string): boolean {
  return /[-–—] ?$/.test(label) && value === value.toLowerCase();
}

/** "First name: Jane", "Last name: Roe". */
function inTwoFields(fields: Reading['fields'], text: string): NameMention[] {
  const isOurs = ({ owner }: Reading['fields'][number]) => owner === 'member' || owner === 'nobody';
  return fields.flatMap((field, index) => {
    if (field.noun !== 'firstName' || !isOurs(field)) return [];
    const last = [fields[index + 1], fields[index + 2], fields[index - 1]].find(
      (near) => near?.noun === 'lastName' && isOurs(near),
    );
    const name = leadingName(`${field.value} ${last?.value ?? ''}`.trim());
    if (!last || name === undefined) return [];
    const [first, second] = field.start < last.start ? [field, last] : [last, field];
    return [
      {
        value: name,
        start: first.start,
        end: second.end,
        rank: 5,
        isStaff: false,
        words: shown(text.slice(first.from, second.end)),
      },
    ];
  });
}

/** How much of the value is the name: its parts, each behind the one before or, with the surname first, anywhere near the start. */
function nameLength(value: string, name: string): number {
  const folded = fold(value);
  const ends = name.split(' ').map((part) => folded.indexOf(fold(part)) + part.length);
  return Math.min(value.length, Math.max(...ends));
}

function mention(run: NameRun, { rank, isStaff = false }: Ranked, text: string): NameMention {
  const lead = around(text, run.start, run.end)
    .before.slice(-30)
    .replace(/^\S*\s/, '');
  return {
    value: run.value,
    start: run.start,
    end: run.end,
    rank,
    isStaff,
    words: shown(lead + text.slice(run.start, run.end)),
  };
}

type Rank = NameMention['rank'];
type Ranked = { readonly rank: Rank; readonly isStaff?: boolean };

/** How clearly running text says that a name is the member's; undefined when it says nothing. */
function rankOf(run: NameRun, reading: Reading): Ranked | undefined {
  const sides = around(reading.text, run.start, run.end);
  const lead = fold(sides.before).replace(/^\s+/, '');
  const behind = fold(sides.after);
  const writer = reading.passages[reading.zoneAt(run.start).passage];
  // A nurse's "my pt" is a patient; to a patient it is a physical therapist.
  if (writer?.isProfessional === true && patientOf.test(lead) && run.value.includes(' ')) return { rank: 4 };
  if (heardFrom.test(lead) && !credentials.test(behind)) return { rank: run.value.includes(' ') ? 3 : 2 };
  if (isStaff(lead, behind)) return { rank: 0, isStaff: true };
  if (beginsOthersField(run, reading)) return { rank: 0 };
  const rank = rankBy(run, reading, lead, behind);
  if (rank === undefined) return undefined;
  // "Unpaid Molina claims": a plan's name makes no person by itself.
  if (rank <= 2 && !run.hasHonorific && planNames.has(fold(run.value.split(' ').at(-1) ?? ''))) return undefined;
  return { rank: rank > 2 && callsAbout.test(behind) ? 2 : rank };
}

/** "Subscriber: John Roe 1234567A": a label of somebody else that asks for no name. */
function beginsOthersField(run: NameRun, { fields }: Reading): boolean {
  return fields.some(({ owner, start }) => owner === 'other' && start <= run.start && run.start - start <= 2);
}

function rankBy(run: NameRun, reading: Reading, lead: string, behind: string): Rank | undefined {
  const { zone, passage } = reading.zoneAt(run.start);
  const isFull = run.value.includes(' ');
  if (callMyRelation.test(lead) || relativeInBrackets.test(lead)) return 0;
  if (saidOf.test(lead) || fullName.test(lead)) return isFull ? 4 : 3;
  if (myRelation.test(lead) || aboutRelation.test(lead)) return isFull ? 4 : 3;
  if (whoseRelation.test(behind)) return isFull ? 3 : 2;
  if (theirRelation.test(lead) || isRelationOf.test(behind)) return relativeRank(run, reading, lead);
  // A subject's words often all begin with a capital.
  if (zone === 'subject' && !isFull && !run.hasHonorific) return undefined;
  if (zone === 'signature' && reading.passages[passage]?.isProfessional !== false) return undefined;
  if (inDataRun(run, reading) && isFull) return 4;
  if (zone === 'signature') return undefined;
  if (/(?<![a-z])(?:for|para) $/.test(lead) && /^ ?:/.test(behind)) return isFull ? 4 : 3;
  return rankByWords(run, reading, lead, behind);
}

function rankByWords(run: NameRun, reading: Reading, lead: string, behind: string): Rank | undefined {
  const isFull = run.value.includes(' ');
  const introduced = speaker.atEnd(lead) === undefined ? undefined : speakerRank(run, reading);
  if (introduced !== undefined) return introduced;
  if (before.atEnd(lead) !== undefined) return isFull ? 4 : 3;
  if (isFull && (nearId.test(behind) || afterId.test(lead))) return 4;
  if (after.atStart(behind) !== undefined) return isFull ? 4 : run.hasHonorific ? 3 : undefined;
  if (weakBefore.atEnd(lead) !== undefined) return isFull ? 3 : undefined;
  if (says.atStart(behind) !== undefined) return isFull || run.hasHonorific ? 2 : undefined;
  if (run.hasHonorific) return 2;
  return isFull ? 1 : undefined;
}

/** The longer cue decides: "a call from" is more than "from". */
function isStaff(lead: string, behind: string): boolean {
  if (credentials.test(behind)) return true;
  const longest = (...cues: readonly (string | undefined)[]) => Math.max(0, ...cues.map((cue) => cue?.length ?? 0));
  const staff = longest(professional.atEnd(lead), notMember.atEnd(lead));
  return staff > 0 && staff >= longest(before.atEnd(lead), weakBefore.atEnd(lead));
}

/** A relative of the member is nobody we look for; "her son" may be the member when his own data stand beside him. */
function relativeRank(run: NameRun, reading: Reading, lead: string): Rank {
  if (before.atEnd(lead) !== undefined) return 4;
  const { text } = reading;
  const behind = fold(text.slice(run.end, run.end + 40));
  const hasOwnData =
    nearId.test(behind) ||
    /^,? ?\(?(?:dob|born|medicaid|state id|sid|id)(?![a-z])/.test(behind) ||
    inDataRun(run, reading);
  return hasOwnData && run.value.includes(' ') ? 3 : 0;
}

/** Whether a name stands with an id or a birth date in one run of data. */
function inDataRun(run: NameRun, { runs }: Reading): boolean {
  return runs.some(({ pieces }) =>
    pieces.some(({ kind, start, end }) => kind === 'name' && start <= run.start && run.end <= end),
  );
}

/** "I am Jane Roe" is the member when she writes of her own care; in somebody else's mail it is what a caller said. */
function speakerRank(run: NameRun, reading: Reading): Rank | undefined {
  const writer = reading.passages[reading.zoneAt(run.start).passage];
  if (writer === undefined) return undefined;
  if (writer.isMember) return 4;
  const isWriter = isSamePerson(writer.writer.name, run.value);
  if (!run.value.includes(' ')) return 0;
  if (writer.isProfessional) return isWriter ? 0 : 3;
  // Neither at work nor clearly about themselves: a guess.
  return isWriter ? 1 : 0;
}

/** The name under a lay person's own words about their own care, or in the address they wrote from. */
export function signedName({ passages, text }: Reading): NameMention | undefined {
  for (const { writer, isMember, signature } of [...passages].reverse()) {
    if (!isMember) continue;
    const signed = signature
      .map((line) => leadingName(line.replace(/^[-–— ]+/, '')))
      .find((name) => name !== undefined);
    const named = leadingName(writer.name.replace(/@.*$/, ''));
    const isOnePerson = signed === undefined || named === undefined || isSamePerson(signed, named);
    const full = [signed, named].find((name) => name?.includes(' '));
    if (full === undefined || !isOnePerson) continue;
    return { value: full, start: text.length, end: text.length, rank: 1, isStaff: false, words: full };
  }
  return undefined;
}
