import type { Known } from '../known';
import { memberVoice, memberVoiceSure, peopleWords, professionalTitle } from '../values/name-words';
import { fold, phraseSource, wordPattern } from '../word-pattern';
import { saysNotMe } from './not-me';
import { typeBySigns } from './originator-type';

/** For whom somebody writes: for work, for themselves, or (neither) for family or anybody else. */
export type WriterKind = { readonly isProfessional: boolean; readonly isMember: boolean };

const selfStatement = wordPattern(peopleWords.selfStatements);
const workDomains = new Set(peopleWords.workDomains.map(fold));
const relation = `(?:${peopleWords.relations.map(phraseSource).join('|')})`;
/** "my son Tyler", "mi hija necesita": the writer's family is whom it is about. */
const familyMatter = new RegExp(
  `(?<![a-z])(?:my|our|mi|mis|nuestr[oa]s?) (?:[a-z0-9-]+ ){0,3}${relation}(?:'s)?,? ?(?:\\(|,|named |(?:medicaid|id|plan|insurance|card|dob|date of birth|name|doctor|wheelchair|medicine|medication|ride) ?|who |se llama |[a-z'-]+ (?:[a-z'-]+ )?(?:is|was|has|had|needs|cannot|can't|needed|got|takes|uses|lost|gets)|is|was|has|had|needs|need|cannot|can't|got|takes|uses|lost|gets|are|have|tiene|necesita|esta|es|no)(?![a-z])`,
);
/** "I'm the daughter of", "Dad's Medicaid number". */
const familyWriter = new RegExp(
  `(?:(?<![a-z])(?:i am|i'm|im|soy|this is) (?:the |his |her |their |a |la |el )?(?:[a-z]+ )?(?:${relation}|guardian|poa|caregiver|payee|neighbor|friend)(?: and [a-z]+)?(?: of| for| to| de|,|\\.| and)|(?<![a-z])(?:dad|mom|mum|grandma|grandpa|uncle|aunt)'s)(?![a-z])`,
);
/** "my grandmother Opal": a capital behind it is a name. */
const namedFamily = new RegExp(
  `(?<!\\b(?:[Cc]all|[Cc]alled|[Rr]each|[Cc]ontact|[Tt]ext|[Pp]hone|[Aa]sk|[Aa]sked|[Tt]old) )(?:\\b[Mm]y|\\b[Oo]ur|\\b[Mm]i)(?: [a-z0-9-]+){0,3} (?:${peopleWords.relations.join('|')}),? \\p{Lu}`,
  'u',
);
const clientMatter =
  /(?<![a-z])(?:this|the|our|my|a) (?:member|patient|client|resident|constituent|student|participant|ward)(?![a-z])/;
const firstPerson =
  /(?<![a-z])(?:i|i'm|i've|i'd|my|me|mine|myself|mi|mis|yo|tengo|necesito|estoy|vivo|quiero|puedo)(?![a-z])/g;

const thirdPerson = /(?<![a-z])(?:he|she|his|her|hers|him|he's|she's|el|ella)(?![a-z])/g;

/** Judges by the directory, the address, the signature, and the words. */
export function writerKind(
  address: string | undefined,
  words: readonly string[],
  signature: readonly string[],
  known: Known,
): WriterKind {
  const own = words.join('\n');
  const isProfessional = writesForWork(address, own, signature, known);
  return { isProfessional, isMember: !isProfessional && writesOfOwnCare(own) };
}

function writesForWork(address: string | undefined, own: string, signature: readonly string[], known: Known): boolean {
  if (address !== undefined && known.personByMail(address)) return true;
  const below = signature.join('\n');
  // The first line is the name, or "Thanks".
  if (
    professionalTitle.find(signature.slice(1).join('\n')) !== undefined ||
    ((signature[0] ?? '').includes(',') && professionalTitle.find(signature[0] ?? '') !== undefined)
  )
    return true;
  if (typeBySigns(address, below) !== 'OTHER' || /\bfax\b/i.test(below)) return true;
  return selfStatement.find(own) !== undefined || hasWorkDomain(address);
}

/** "mquist@northgate-peds.example.org": a word of the domain, its end aside. */
function hasWorkDomain(address: string | undefined): boolean {
  const labels = (address?.split('@')[1] ?? '').toLowerCase().split('.').slice(0, -1);
  return labels.flatMap((label) => label.split('-')).some((word) => workDomains.has(word));
}

function writesOfOwnCare(own: string): boolean {
  const folded = fold(own);
  if (saysNotMe(own)) return false;
  if (memberVoiceSure.find(own) !== undefined) return true;
  if (namedFamily.test(own) || familyMatter.test(folded) || familyWriter.test(folded) || clientMatter.test(folded))
    return false;
  if (memberVoice.find(own) !== undefined) return true;
  const count = (folded.match(firstPerson) ?? []).length;
  // "He has five pills left ... his number is": about somebody else.
  if ((folded.match(thirdPerson) ?? []).length > count) return false;
  return count >= 2 || (count === 1 && own.length < 300);
}
