/** Whether one letter of a word is wrong, missing or too many, or two neighbours are exchanged. The first letter stays, or is exchanged. */
export function isTypingError(right: string, written: string): boolean {
  if (right === written || Math.abs(right.length - written.length) > 1) return false;
  let start = 0;
  while (start < Math.min(right.length, written.length) && right[start] === written[start]) start += 1;
  let end = 0;
  while (end < Math.min(right.length, written.length) - start && right.at(-1 - end) === written.at(-1 - end)) end += 1;
  const restRight = right.slice(start, right.length - end);
  const restWritten = written.slice(start, written.length - end);
  const isExchange =
    restRight.length === 2 &&
    restRight === `${restWritten.charAt(1)}${restWritten.charAt(0)}` &&
    restWritten.length === 2;
  return isExchange || (start > 0 && restRight.length <= 1 && restWritten.length <= 1);
}
