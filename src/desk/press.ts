import { addWord, wordForm } from './add-word';
import { lookAside } from './aside';
import { pressAway } from './away';
import { mailNoContact } from './mail-no-contact';
import { noteAside } from './note-aside';
import { contextsFor } from './contexts';
import { actorOf } from '../people/actor';
import { mayAtDesk, rightForVerb, verbIn, type DeskVerb } from './desk-rights';
import type { DeskParts } from './parts';
import { currentView, notYours } from './current-view';
import { addAside, dismissAside, openAside } from './decide-aside';
import { noteOpened } from './note-opened';
import { bring } from './bring';
import type { BringParts } from './bring-card';
import { breakGlass, glassAsked, glassOpen } from './break-glass';
import { keepSeparate } from './keep-separate';
import { rowIdOf, text, type Press } from './press-data';
import { pressAnswer } from './press-answer';
import { openMember } from './open-member';
import { openNew } from './open-new';
import { handOver } from './hand-over';
import { refuse } from './refuse';
import { misdirectedAsked, reportMisdirected, showMisdirected } from './report-misdirected';
import { reopenFor, reopenForm } from './reopen-for';
import { say } from './say';
import { inquiryNotThere } from './status';
import { search } from './search';
import { seen } from './seen';
import { colleagueForm, toColleague } from './to-colleague';
import { bringToday, today } from './today';
import { weekReport } from './week-report';
import { witnessed } from './witnessed';
import type { ButtonId } from '../procedure/buttons';
import { buttonsOf } from '../procedure/buttons';
import { actsAs, isStaff, mayBeTold, maySee } from '../procedure/rights';
import { rowOf } from '../procedure/steps';
import type { Inquiry } from '../inquiry/inquiry';
import type { Person } from '../people/people';
import type { CardView } from '../views/card-view';
import { handOverView, helpView, noteView } from '../views/desk-views';
import { whyThisTime } from '../views/due-words';
import { inquiryView } from '../views/inquiry-view';
import { lookButton } from '../views/act-buttons';
import { formView, moreView } from '../views/step-view';

/** What the desk answers: the card that takes the place of the pressed one. */
export async function press(parts: BringParts, p: Press): Promise<CardView> {
  const directory = await parts.people.directory();
  const person = directory.byEntraId(p.entraId);
  if (person === undefined) return stranger();
  const verb = verbIn(p.verb);
  if (verb === undefined) return helpView(person);
  const right = rightForVerb(verb);
  if (right !== undefined && !mayAtDesk(right, actorOf(person, directory, parts.clock.now())))
    return refuse(parts, person, right, text(p.data, 'ref'));
  return witnessed(parts, person, text(p.data, 'ref').toUpperCase(), (watched) =>
    answerPress(watched, person, verb, p),
  );
}

async function answerPress(parts: BringParts, person: Person, verb: DeskVerb, p: Press): Promise<CardView> {
  switch (verb) {
    case 'say':
      return say(parts, person, text(p.data, 'text'));
    case 'search':
      return search(parts, person, p.data);
    case 'openNew':
      return openNew(parts, person, p);
    case 'answer':
      return pressAnswer(parts, person, p);
    case 'lookAside':
    case 'asideForm':
      return lookAside(parts, person, p.data);
    case 'openAside':
      return openAside(parts, person, p.data);
    case 'addAside':
      return addAside(parts, person, p.data);
    case 'dismissAside':
      return dismissAside(parts, person, p.data);
    case 'noted':
      return noteAside(parts, person, p.data);
    case 'colleagueForm':
      return colleagueForm(parts, person, p);
    case 'toColleague':
      return toColleague(parts, person, p);
    case 'seen':
      return seen(parts, person, p);
    case 'openMember':
      return openMember(parts, person, p);
    case 'reopenForm':
      return reopenForm(parts, person, p);
    case 'reopenFor':
      return reopenFor(parts, person, p);
    case 'keepSeparate':
      return keepSeparate(parts, person, p);
    case 'doHandOver':
      return handOver(parts, person, p);
    case 'mailNoContact':
      return mailNoContact(parts, person, p);
    case 'wordForm':
      return wordForm(parts, person, p);
    case 'addWord':
      return addWord(parts, person, p);
    case 'misdirectedForm':
      return misdirectedAsked(parts, person, p);
    case 'reportMisdirected':
      return reportMisdirected(parts, person, p);
    case 'misdirectedRecords':
      return showMisdirected(parts, person, p);
    case 'glassForm':
      return glassAsked(parts, person, p);
    case 'breakGlass':
      return breakGlass(parts, person, p);
    case 'glassOpen':
      return glassOpen(parts, person, p);
    case 'bring':
      return (await bring(parts, person, p)) ?? look(parts, person, { ...p, verb: 'open' });
    case 'today':
      return today(parts, person);
    case 'weekReport':
      return weekReport(parts, person);
    case 'bringToday':
      return (await bringToday(parts, person, p)) ?? look(parts, person, { ...p, verb: 'open' });
    case 'open':
    case 'form':
    case 'more':
    case 'log':
    case 'why':
    case 'handOver':
      return look(parts, person, p);
    default:
      return pressAway(parts, person, verb, p);
  }
}

/** Somebody outside the directory gets this and nothing else. */
export function stranger(): CardView {
  return noteView('I do not know you yet.', [
    'Ask the Unit Lead of Member Services to add you to the people directory.',
  ]);
}

/** Looks: nothing changes, except that a look at member data is written to the access log, and an MCO’s first one to the inquiry’s. */
async function look(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const ref = text(p.data, 'ref').toUpperCase();
  const stored = ref === '' ? undefined : await parts.log.read(ref);
  const now = parts.clock.now();
  if (stored === undefined) return inquiryNotThere(ref);
  const { inquiry } = stored;
  const contexts = await contextsFor(parts, inquiry, now);
  const actor = actorOf(person, contexts.directory, now);
  const nonce = text(p.data, 'nonce') || parts.newId();
  // The contact of another plan is not even told that there is such an inquiry.
  if (mayBeTold(actor, inquiry) === 'nothing') return inquiryNotThere(ref);
  if (!maySee(actor, inquiry)) return notYours(inquiry, person);
  const seen = async (action: 'view' | 'log'): Promise<void> =>
    parts.access.write({ at: now, person: person.id, action, ref });

  switch (p.verb) {
    case 'form': {
      const row = rowIdOf(p.data['row']);
      const button =
        row === undefined
          ? undefined
          : buttonsOf(rowOf(row), actsAs(actor, inquiry)).find(({ id }) => id === (text(p.data, 'button') as ButtonId));
      if (
        button === undefined ||
        (row !== inquiry.step && inquiry.beside[row as keyof Inquiry['beside']] === undefined)
      )
        break;
      await seen('view');
      return formView(inquiry, button, { nonce, typed: p.data }, contexts.view);
    }
    case 'more':
      return moreView(inquiry, actor, nonce, rowIdOf(p.data['row']) ?? inquiry.step, contexts.view);
    case 'log':
      await seen('log');
      return inquiryView(inquiry, await parts.log.lines(ref), nonce, contexts.view);
    case 'why':
      return noteView(`${ref}: why this time?`, whyThisTime(inquiry, contexts.view), [
        lookButton('Back', 'open', ref, nonce),
      ]);
    case 'handOver':
      return handOverView(inquiry, nonce, [], contexts.view);
    default:
      break;
  }
  await seen('view');
  if (actsAs(actor, inquiry).includes('mco') && !isStaff(actor)) await noteOpened(parts, inquiry, person);
  return currentView(inquiry, person, nonce, contexts);
}
