import json from './calendar-rules.json';
import { parseCalendarRules } from './parse-calendar-rules';

/** The office's own rules: Monday to Friday, 8:00 AM to 5:00 PM Central, and the holidays of Iowa Code 1C.2. */
export const iowaCalendarRules = parseCalendarRules(json);
