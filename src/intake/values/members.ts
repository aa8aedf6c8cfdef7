import type { Found } from '../draft';
import type { Reading } from '../text/reading';
import { around } from '../text/sentence';
import { birthMentions, type BirthMention } from './birth-date';
import { idMentions, type IdMention } from './id-mentions';
import { nameMentions, signedName, type NameMention } from './name-mentions';
import { isSamePerson, leadingName } from './name-runs';
import { planMentions } from './plan-mentions';

/** One member of a mail: who it is, and where the mail speaks of this member alone. */
export type Member = {
  readonly name?: Found;
  readonly id?: Found;
  readonly birthDate?: Found;
  /** From the first word about this member to the first about the next, or the end of the paragraph; the whole mail when it is about one. */
  readonly from: number;
  readonly to: number;
};

const farthest = 220;
/** Words of mail that is about somebody's care. */
const memberMatter =
  /\b(?:medicaid|members?|mbr|mco|patients?|prior auth|prescription|medic(?:ine|ation|ina|amento)|insulina?|oxygen|ox[ií]geno|wheelchair|silla de ruedas|doctor|dentista?|appeal|denied|coverage|seguro|ride|transport|waiver|dob|date of birth|born|nac[ií])/i;

/**
 * The members whom a mail is about, at least one entry, in the order of the text. Several ids, each beside a name of its own, are several
 * members; so are names in one list. Everything doubtful is left out: a wrong id is worse than none.
 */
export function membersIn(reading: Reading): readonly [Member, ...Member[]] {
  const names = nameMentions(reading);
  const ids = idMentions(reading).filter(({ kind }) => kind !== 'wrong' && kind !== 'other');
  const births = birthMentions(reading).filter(({ isOthers }) => !isOthers);
  const several = severalMembers(reading, names, ids);
  const [first, ...others] = several.map((anchor, index) => {
    const to = several[index + 1]?.from ?? endOfLast(reading.text, several);
    return memberOf(anchor, to, births);
  });
  return first && others.length > 0 ? [first, ...others] : [oneMember(reading, names, ids, births)];
}

/**
 * Where the words about the last member alone end: with the sentence when they are named in one line, else with the paragraph. What follows
 * is about all of them.
 */
function endOfLast(text: string, anchors: readonly Anchor[]): number {
  const first = anchors[0];
  const last = anchors.at(-1);
  if (!first || !last) return text.length;
  const place = Math.max(last.from, last.id?.end ?? 0, last.name?.end ?? 0);
  if (!text.slice(first.from, last.from).includes('\n'))
    return place + Math.min(around(text, place, place).after.length, 40);
  // Rows of a table: each member has one line.
  const starts = anchors.map(({ from }) => text.lastIndexOf('\n', from));
  const areRows =
    !starts.includes(-1) &&
    starts.every((start, index) => index === 0 || text.indexOf('\n', (starts[index - 1] ?? 0) + 1) === start);
  const rest = text.indexOf(areRows ? '\n' : '\n\n', place);
  return rest < 0 ? text.length : rest;
}

type Anchor = { readonly name?: NameMention; readonly id?: IdMention; readonly from: number; readonly n?: number };

/** Two members or more, or none when the mail is about one. */
function severalMembers(reading: Reading, names: readonly NameMention[], ids: readonly IdMention[]): Anchor[] {
  const numbered = byNumber(names, ids);
  if (numbered.length > 1) return numbered;
  const items = byListItem(reading, names, ids);
  if (items.length > 1) return items;
  const values = [...new Set(ids.map(({ value }) => value))];
  const anchors = values.flatMap((value): Anchor[] => {
    const mentions = ids.filter((one) => one.value === value);
    for (const id of mentions) {
      const name = nameBeside(id, names, ids, reading.text);
      if (name) return [{ name, id, from: Math.min(name.start, id.start) }];
    }
    return [];
  });
  if (values.length > 1) {
    // Who only called about somebody else is no member of this mail.
    if (anchors.some(({ name }) => (name?.rank ?? 0) <= 2)) return [];
    const isDistinct = anchors.every((one, index) =>
      anchors.every((other, at) => at <= index || !isSamePerson(one.name?.value ?? '', other.name?.value ?? '')),
    );
    if (anchors.length === values.length && isDistinct) return inOrder(anchors);
    return [];
  }
  const listed = listedNames(reading, names);
  if (listed.length < 2) return [];
  return inOrder(
    listed.map((name) => {
      const id = anchors.find((anchor) => anchor.name && isSamePerson(anchor.name.value, name.value))?.id;
      return { name, ...(id && { id }), from: Math.min(name.start, id?.start ?? name.start) };
    }),
  );
}

/** "Member 1: ...", "Member 2: ...". */
function byNumber(names: readonly NameMention[], ids: readonly IdMention[]): Anchor[] {
  const numbers = new Set(names.flatMap(({ n }) => n ?? []));
  return inOrder(
    [...numbers].flatMap((n) => {
      const name = names.find((one) => one.n === n);
      const id =
        ids.find((one) => one.n === n) ??
        ids.find(
          (one) =>
            name !== undefined &&
            one.start > name.start &&
            one.start - name.start < farthest &&
            !names.some(
              (other) => other.n !== undefined && other.n !== n && other.start > name.start && other.start < one.start,
            ),
        );
      return name ? [{ name, ...(id && { id }), from: Math.min(name.start, id?.start ?? name.start), n }] : [];
    }),
  );
}

/** "1. Jane Roe, ID ...", "2. John Poe, no ID ...": a list of people, when each item begins with a name and two hold an id. */
function byListItem({ text }: Reading, names: readonly NameMention[], ids: readonly IdMention[]): Anchor[] {
  const items = [...text.matchAll(/^(?:\(?\d{1,2}[.)]|[-*•–]) *(?=\S)/gm)].map(({ 0: mark, index }) => ({
    from: index,
    at: index + mark.length,
  }));
  const anchors = items.map(({ from, at }): Anchor | undefined => {
    const end = text.indexOf('\n', at);
    const name = names.find(({ start, value }) => start - at >= 0 && start - at <= 6 && value.includes(' '));
    const id = ids.find(({ start }) => at <= start && (end < 0 || start < end));
    return name && { name, ...(id && { id }), from };
  });
  const named = anchors.filter((anchor) => anchor !== undefined);
  const isOfPeople = named.length === items.length && named.filter(({ id }) => id !== undefined).length > 1;
  const isDistinct = named.every((one, index) =>
    named.every((other, at) => at <= index || !isSamePerson(one.name?.value ?? '', other.name?.value ?? '')),
  );
  return isOfPeople && isDistinct ? named : [];
}

function inOrder(anchors: readonly Anchor[]): Anchor[] {
  return [...anchors].sort((a, b) => a.from - b.from);
}

/** The name that an id stands with: on the same line, or the last one above it with no other id between. */
function nameBeside(
  id: IdMention,
  names: readonly NameMention[],
  ids: readonly IdMention[],
  text: string,
): NameMention | undefined {
  const candidates = names.filter(({ rank }) => rank >= 2);
  const isFree = (from: number, to: number) =>
    !ids.some((other) => other !== id && other.value !== id.value && from <= other.start && other.start < to);
  const before = candidates.findLast(
    (name) => name.end <= id.start && id.start - name.end < farthest && isFree(name.end, id.start),
  );
  if (before) return before;
  const after = candidates.find((name) => name.start >= id.end && name.start - id.end < 40);
  return after && isFree(id.end, after.start) && !/\n|\. /.test(text.slice(id.end, after.start)) ? after : undefined;
}

/** Names of the same clear rank in one list: "both of my children, Ana Roe and Luis Roe". */
function listedNames({ text }: Reading, names: readonly NameMention[]): NameMention[] {
  const clear = names.filter(({ rank }) => rank >= 4);
  const different = clear.filter(
    (one, index) => !clear.some((other, at) => at < index && isSamePerson(one.value, other.value)),
  );
  if (different.length < 2) return [];
  const labelled = different.filter(({ rank }) => rank === 5);
  if (labelled.length > 1) return labelled;
  const saysSeveral =
    /\b(?:both|two|three|four) (?:of )?(?:my|our|the|her|his|these|members|children|kids|sons|daughters|brothers|sisters|siblings|clients|patients)\b|\b(?:following|these|these two|two|three|several) (?:members|clients|patients|children|siblings)\b|\b(?:my|our) (?:children|kids|sons|daughters|twins|siblings)\b|\b(?:mis|nuestros|sus) (?:dos |tres )?(?:hijos|hijas|ninos|niños)\b|\blos dos (?:hijos|niños|ninos)\b/i;
  return saysSeveral.test(text) ? different : [];
}

function memberOf({ name, id, from }: Anchor, to: number, births: readonly BirthMention[]): Member {
  const own = births.filter(({ start }) => from <= start && start < to);
  const birth = new Set(own.map(({ value }) => value)).size === 1 ? own[0] : undefined;
  return {
    ...(name && { name: { value: name.value, words: name.words, check: name.rank < 5 } }),
    ...(id && { id: { value: id.value, words: id.words, check: id.kind === 'plain' || !id.isUsual } }),
    ...(birth && { birthDate: { value: birth.value, words: birth.words, check: birth.check } }),
    from,
    to,
  };
}

function oneMember(
  reading: Reading,
  names: readonly NameMention[],
  ids: readonly IdMention[],
  births: readonly BirthMention[],
): Member {
  const name = bestName(reading, names, ids);
  const id = bestId(idsOf(name, names, ids, reading.text));
  const birth = bestBirth(births, id, name);
  return {
    ...(name && { name: { value: fullest(name, names, reading), words: name.words, check: name.rank < 5 } }),
    ...(id && {
      id: {
        value: id.value,
        words: id.words,
        check: id.kind === 'plain' || !id.isUsual || new Set(ids.map(({ value }) => value)).size > 1,
      },
    }),
    ...(birth && { birthDate: { value: birth.value, words: birth.words, check: birth.check } }),
    from: 0,
    to: Infinity,
  };
}

/** The clearest name; of two equally clear ones the one beside the id, else none. */
function bestName(reading: Reading, names: readonly NameMention[], ids: readonly IdMention[]): NameMention | undefined {
  for (const rank of [5, 4, 3, 2] as const) {
    const best = names.filter((one) => one.rank === rank && !isStaff(one, names, reading));
    const [first] = best;
    if (!first) continue;
    if (best.every((one) => isSamePerson(one.value, first.value))) return first;
    const id = ids[0];
    const beside = id && nameBeside(id, best, ids, reading.text);
    if (beside) return beside;
    if (rank === 5) return first;
    return undefined;
  }
  const caller = callerWithData(reading, names);
  if (caller) return caller;
  // A guess needs a sign that the mail is about a member at all.
  const isAboutMember =
    ids.length > 0 || reading.runs.length > 0 || planMentions(reading).length > 0 || memberMatter.test(reading.text);
  return isAboutMember ? (signedName(reading) ?? onlyGuess(reading, names)) : undefined;
}

/** "Caller: Jane Roe, state id 1234567A": who called is the member when no other is named and the data are theirs. */
function callerWithData({ text }: Reading, names: readonly NameMention[]): NameMention | undefined {
  const callers = names.filter(
    (one) =>
      one.rank === 0 && !one.isStaff && one.value.includes(' ') && ownData.test(text.slice(one.end, one.end + 40)),
  );
  const [first] = callers;
  return first && callers.every(({ value }) => isSamePerson(value, first.value)) ? first : undefined;
}

const ownData =
  /^ ?[,(;:\uE001|–-]{0,2} ?(?:(?:state|medicaid|member) (?:id|#|no)|medicaid|sid|id|dob|d\.o\.b|born|\d{7}[a-z]|[a-z]\d{7})(?![a-z])/i;

/** The only full name in the words, when it is nobody's who writes: a mere guess. */
function onlyGuess(reading: Reading, names: readonly NameMention[]): NameMention | undefined {
  const isWriter = (name: string) => reading.passages.some(({ writer }) => isSamePerson(writer.name, name));
  const guesses = names.filter((one) => one.rank === 1 && !isWriter(one.value) && !isStaff(one, names, reading));
  const [first] = guesses;
  return first && guesses.every(({ value }) => isSamePerson(value, first.value)) ? first : undefined;
}

/** Who writes at work, or is named as such anywhere, is not the member. */
function isStaff(one: NameMention, names: readonly NameMention[], { passages }: Reading): boolean {
  if (one.rank >= 4) return false;
  const isNamedSo = names.some((other) => other.isStaff && isSamePerson(other.value, one.value));
  return (
    isNamedSo || passages.some(({ writer, isProfessional }) => isProfessional && isSamePerson(writer.name, one.value))
  );
}

/** "Ms. Roe" is written in full elsewhere, or it is who wrote. */
function fullest(name: NameMention, names: readonly NameMention[], { passages }: Reading): string {
  if (name.value.includes(' ')) return name.value;
  const writers = passages.flatMap(({ writer, isProfessional }) => (isProfessional ? [] : [writer.name]));
  const full = [...names.map(({ value }) => value), ...writers].filter(
    (value) => value.includes(' ') && isSamePerson(value, name.value),
  );
  const [first] = full;
  return first !== undefined && full.every((value) => isSamePerson(value, first))
    ? (leadingName(first) ?? first)
    : name.value;
}

/** Without those that stand with somebody else's name, when the member's own has one too. */
function idsOf(
  name: NameMention | undefined,
  names: readonly NameMention[],
  ids: readonly IdMention[],
  text: string,
): readonly IdMention[] {
  if (!name) return ids;
  const owners = ids.map((id) => ({ id, owner: nameBeside(id, names, ids, text) }));
  // Directly behind the name of somebody else.
  const isOthers = (id: IdMention) =>
    names.some(
      (other) =>
        other.rank === 0 &&
        !isSamePerson(other.value, name.value) &&
        other.end <= id.start &&
        id.start - other.end <= 3,
    );
  const own = owners.filter(({ owner }) => owner !== undefined && isSamePerson(owner.value, name.value));
  if (own.length === 0) return ids;
  return owners
    .filter(
      ({ id, owner }) =>
        (owner === undefined && !isOthers(id)) || (owner !== undefined && isSamePerson(owner.value, name.value)),
    )
    .map(({ id }) => id);
}

/** The id that is said to be right, else the member's, else the only one. */
function bestId(ids: readonly IdMention[]): IdMention | undefined {
  for (const kind of ['right', 'labelled', 'plain'] as const) {
    const best = ids.filter((one) => one.kind === kind);
    const [first] = best;
    if (!first) continue;
    const isOnly = best.every(({ value }) => value === first.value);
    // An id that only looks like one may be a second member's: two of them are none.
    return isOnly ? first : undefined;
  }
  return undefined;
}

function bestBirth(
  births: readonly BirthMention[],
  id: IdMention | undefined,
  name: NameMention | undefined,
): BirthMention | undefined {
  const labelled = births.filter(({ isLabelled }) => isLabelled);
  const counted = labelled.length > 0 ? labelled : births;
  const [first] = counted;
  if (!first || counted.every(({ value }) => value === first.value)) return first;
  const near = (birth: BirthMention) =>
    Math.min(
      ...[id?.start, name?.start].flatMap((place) => (place === undefined ? [] : [Math.abs(birth.start - place)])),
    );
  const [closest, next] = [...counted].sort((a, b) => near(a) - near(b));
  return closest && next && near(closest) < 80 && near(next) > near(closest) * 2 ? closest : undefined;
}
