import type { Diagnostic, Diagnostics } from '../src/diagnostics';

/** Lines with a code that are no trouble: they say what became of a mail. */
const ordinary = new Set(['mail set aside']);

/**
 * Prints trouble as one neutral line each, and nothing else: the event, its code and the reference, which hold no member data.
 * The same trouble again and again is one line, until another comes.
 */
export function troubleOnly(print: (line: string) => void): Diagnostics {
  let last = '';
  return (line) => {
    if (line.code === undefined || ordinary.has(line.event)) return;
    const words = inOneLine(line);
    if (words === last) return;
    last = words;
    print(words);
  };
}

function inOneLine({ event, code, ref, status }: Diagnostic): string {
  const more = [code, ref, status === undefined ? undefined : String(status)].filter((part) => part !== undefined);
  return `Trouble: ${event} (${more.join(', ')}).`;
}
