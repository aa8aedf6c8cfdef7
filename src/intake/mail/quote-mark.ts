/** Stands on a line of its own where the HTML of a mail says that a forwarded or quoted mail begins. A private sign, taken out of incoming text. */
export const quoteMark = '\uE000';
