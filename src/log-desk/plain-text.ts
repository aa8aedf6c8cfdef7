/** Words from a mail, for a terminal: what would steer it is taken out; lines after the first are set in. */
export function forTerminal(text: string, indent = ''): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[^\P{Cc}\n]|\p{Cf}/gu, '')
    .replaceAll('\n', `\n${indent}`);
}
