import type { CalendarRules } from '../clock/calendar-rules';
import { iowaCalendarRules } from '../clock/iowa-calendar';
import { CalendarRulesInvalid, parseCalendarRules } from '../clock/parse-calendar-rules';
import { codeOf } from '../diagnostics';
import { parsePeopleFile, PeopleFileInvalid } from '../people/people-file';
import { roles, type Person, type Role } from '../people/people';
import type { Name } from './names';
import type { Settings } from './settings';

/** Reads a text file; throws when there is none. */
export type ReadFile = (path: string) => string;

/** Without somebody in these roles, what comes in reaches nobody. */
const needed: readonly Role[] = ['memberLiaison', 'unitLead'];

/** Reads who is who. Each fault of the file is a fault of the setting. */
export function readPeople(settings: Settings, readFile: ReadFile): readonly Person[] | undefined {
  const path = settings.required('PEOPLE_FILE', 'Give the path of the people directory, a JSON file.');
  const text = path === undefined ? undefined : textOf(settings, 'PEOPLE_FILE', path, readFile);
  if (text === undefined) return undefined;
  try {
    const people = parsePeopleFile(text);
    for (const role of needed) {
      if (people.some((person) => person.roles.includes(role))) continue;
      settings.fault('PEOPLE_FILE', `nobody is ${roles[role]}. Give at least one person the role "${role}".`);
    }
    return people;
  } catch (fault) {
    if (!(fault instanceof PeopleFileInvalid)) throw fault;
    for (const words of fault.faults) settings.fault('PEOPLE_FILE', words);
    return undefined;
  }
}

/** Reads the calendar: the office's own hours and holidays unless a file says otherwise. */
export function readCalendar(settings: Settings, readFile: ReadFile): CalendarRules | undefined {
  const path = settings.optional('CALENDAR_FILE');
  if (path === undefined) return iowaCalendarRules;
  const text = textOf(settings, 'CALENDAR_FILE', path, readFile);
  if (text === undefined) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    settings.fault('CALENDAR_FILE', 'is no JSON. Begin with a copy of src/clock/calendar-rules.json.');
    return undefined;
  }
  try {
    return parseCalendarRules(json);
  } catch (fault) {
    if (!(fault instanceof CalendarRulesInvalid)) throw fault;
    for (const words of fault.problems) settings.fault('CALENDAR_FILE', words);
    return undefined;
  }
}

function textOf(settings: Settings, name: Name, path: string, readFile: ReadFile): string | undefined {
  try {
    return readFile(path);
  } catch (fault) {
    settings.fault(name, `the file cannot be read (${codeOf(fault)}). Check the path and who may read it.`);
    return undefined;
  }
}
