const zone = 'America/Chicago';
const partsIn = (options) => {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options });
  return (iso) => Object.fromEntries(format.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
};
const spoken = partsIn({ weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' });
const digits = partsIn({
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** "Wed Nov 25, 9:00 AM Central". */
export const centralWords = (iso) => {
  const { weekday, month, day, hour, minute, dayPeriod } = spoken(iso);
  return `${weekday} ${month} ${day}, ${hour}:${minute} ${dayPeriod} Central`;
};

/** An instant as a date-and-time field shows it on a Central wall clock: "2026-11-25T09:00". */
export const centralField = (iso) => {
  const { year, month, day, hour, minute } = digits(iso);
  return `${year}-${month}-${day}T${hour}:${minute}`;
};

/** The instant of a Central wall clock reading; a reading that daylight saving skips becomes the one an hour later. */
export const instantOfField = (field) => {
  const wanted = Date.parse(`${field}Z`);
  const offsetAt = (instant) => Date.parse(`${centralField(instant)}Z`) - instant;
  // The offset in force a day before and a day after: at a change the first that fits is taken.
  for (const offset of [offsetAt(wanted - 86_400_000), offsetAt(wanted + 86_400_000)]) {
    if (offsetAt(wanted - offset) === offset) return new Date(wanted - offset).toISOString();
  }
  return new Date(wanted - offsetAt(wanted - 86_400_000)).toISOString();
};

/** A span of minutes as people say it: "45 minutes", "7 h 30 min". */
export const spanWords = (minutes) => {
  if (minutes < 60) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

/** A `<time>` that shows an instant in Central time. */
export const timeElement = (iso) => {
  const time = document.createElement('time');
  time.dateTime = iso;
  time.textContent = centralWords(iso);
  return time;
};
