import { deskRights, mayAtDesk, type DeskAct } from './desk/desk-rights';
import { actInWords, logActs, mayDo } from './log-desk/log-rights';
import { roles, type Role } from './people/people';
import { actsAs } from './procedure/rights';
import type { Who } from './procedure/table';

const columns = Object.keys(roles) as readonly Role[];
const answering: Readonly<Partial<Record<Who, string>>> = {
  anyLiaison: 'any Member Liaison',
  owner: 'the owner',
  unitLead: 'the Unit Lead',
  mco: 'the MCO',
  staff: 'the staff of the unit',
};

/** Role by act, as Markdown: whose answers of the procedure's table a role may give, and what it may do beside them. */
export function printRights(): string {
  return `${[
    '## Answering a step',
    'Which answers stand at which step is in [the table](../src/procedure/README.md). “own”: of an inquiry that they own, or of their own plan.',
    matrix((Object.keys(answering) as Who[]).map((who) => [answering[who] ?? who, (role) => answersAs(role, who)])),
    '## At the desk, in Teams',
    matrix(
      (Object.keys(deskRights) as DeskAct[]).map((act) => [
        deskInWords(act),
        (role) => yes(mayAtDesk(act, { id: 'somebody', roles: [role] })),
      ]),
    ),
    '## At the command line (`npm run log`)',
    matrix(logActs.map((act) => [actInWords(act), (role) => yes(mayDo(act, [role]))])),
  ].join('\n\n')}\n`;
}

function deskInWords(act: DeskAct): string {
  const right = deskRights[act];
  return 'where' in right ? `${right.words} (${right.where})` : right.words;
}

function answersAs(role: Role, who: Who): string {
  const actor = { id: 'somebody', roles: [role], mco: 'ITC' };
  if (actsAs(actor, { owner: 'another', mco: 'WLP' }).includes(who)) return 'yes';
  return actsAs(actor, { owner: actor.id, mco: 'ITC' }).includes(who) ? 'own' : '–';
}

function yes(may: boolean): string {
  return may ? 'yes' : '–';
}

function matrix(lines: readonly (readonly [string, (role: Role) => string])[]): string {
  const [head, ...body] = [
    ['', ...columns.map((role) => roles[role])],
    ...lines.map(([words, cell]) => [words, ...columns.map(cell)]),
  ];
  const widths = head.map((_, at) => Math.max(3, ...[head, ...body].map((cells) => cells[at]?.length ?? 0)));
  const row = (cells: readonly string[], fill = ' '): string =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width, fill)).join(' | ')} |`;
  return [row(head), row([], '-'), ...body.map((cells) => row(cells))].join('\n');
}
