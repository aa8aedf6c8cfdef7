/** The code that a cell names: itself, or one of its words; without regard to case and to signs. Undefined: none, or several. */
export function codeFor(cell: string, known: Readonly<Record<string, readonly string[]>>): string | undefined {
  const wanted = squeezed(cell);
  if (wanted === '') return undefined;
  const found = Object.entries(known).filter(([code, words]) =>
    [code, ...words].some((one) => squeezed(one) === wanted),
  );
  return found.length === 1 ? found[0]?.[0] : undefined;
}

function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
