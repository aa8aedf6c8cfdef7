/** So many messages somebody gets in a day before what can wait comes as a list at the full hour: the service's default. */
export const dailyMessages = 40;
