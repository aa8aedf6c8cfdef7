import type { DateTime } from 'luxon';
import { inWords, officeZone } from '../clock/words';
import type { AnswerLanguage } from '../inquiry/vocabulary';

const days = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'];
const months = [
  ...['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio'],
  ...['julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
];

/** "Thu Sep 17, 12:40 PM Central", or "jueves 17 de septiembre, 12:40 p. m., hora central". */
export function timeFor(language: AnswerLanguage, at: DateTime): string {
  return language === 'en' ? inWords(at) : inSpanish(at);
}

/** Of our own, since the machine's own Spanish differs from one version to the next. */
function inSpanish(at: DateTime): string {
  const local = at.setZone(officeZone).setLocale('en-US');
  const half = local.hour < 12 ? 'a. m.' : 'p. m.';
  const day = `${days[local.weekday - 1] ?? ''} ${String(local.day)} de ${months[local.month - 1] ?? ''}`;
  return `${day}, ${local.toFormat('h:mm')} ${half}, hora central`;
}
