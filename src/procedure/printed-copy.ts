const begin = '<!-- The table as printed: begin -->';
const end = '<!-- The table: end -->';

/** A page with the printed table between its two marks. @throws Error when the marks are not there. */
export function withPrintedTable(readme: string, table: string): string {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The page has no place for the table: write "${begin}" and "${end}".`);
  return `${readme.slice(0, from)}${begin}\n\n${table}\n${readme.slice(to)}`;
}
