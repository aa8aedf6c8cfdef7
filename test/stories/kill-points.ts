import { personas } from '../../local/unit-people';
import type { KillPoint, Passing } from './kill-proxy';
import type { UnitInProcesses } from './unit-in-processes';

/** A moment at which the service ends, before which store or service that it talks to. */
export type Kill = KillPoint & {
  readonly name: string;
  readonly by: keyof UnitInProcesses['before'];
};

type Told = Pick<Kill, 'name'> & Partial<Pick<Kill, 'nth'>>;
const kill =
  (by: Kill['by'], at: (passing: Passing) => boolean) =>
  (when: Kill['when'], { name, nth = 1 }: Told): Kill => ({ name, by, at, when, nth });

const writes = (what: RegExp) => (passing: Passing) =>
  passing.method !== 'GET' && what.test(`${passing.path}\n${passing.body}`);

/** The row by which the mail ledger first knows of a message. */
export const ledgerRow = kill('tables', writes(/\/mail\n.*"state":"seen"/s));
/** The ledger's word that an inquiry came of it. */
export const ledgerSettled = kill('tables', writes(/\/mail\(.*\n.*"state":"opened"/s));
/** The transaction that opens an inquiry. */
export const opening = kill('tables', writes(/\$batch\n.*"act":"opened"/s));
/** The place up to which the mailbox has been walked. */
export const cursor = kill('tables', writes(/RowKey='cursor'/));
/** The claim of a due row: that of a group, or of one person. */
export const claimOf = (to: string) =>
  kill('tables', writes(new RegExp(`RowKey='d\\|[^']*${to}[^']*'.*"claim":"[^"]+".*"begun":""`, 's')));
/** The decision that hands a group's row to each who is there. */
export const handedTo = (to: string) =>
  kill(
    'tables',
    writes(
      new RegExp(`\\$batch\\n.*"RowKey":"d\\|[^"]*person:[^"]*${to}|\\$batch\\n.*"RowKey":"d\\|[^"]*\\.${to}"`, 's'),
    ),
  );
/** What a send began, kept on its row: the card's or the draft's id. */
export const keptOn = (to: string) =>
  kill('tables', writes(new RegExp(`RowKey='d\\|[^']*${to}[^']*'.*"begun":"[tm]:`, 's')));
/** A send to somebody by Teams. */
export const sendTo = (id: string) => {
  const entraId = personas.find((persona) => persona.id === id)?.entraId ?? '';
  return kill('connector', (passing) => passing.method === 'POST' && passing.path.includes(`a:${entraId}/activities`));
};
/** The proof of a send. */
export const proofFor = (to: string) =>
  kill('tables', writes(new RegExp(`\\$batch\\n.*"act":"sent".*\\\\"to\\\\":\\\\"${to}\\\\"`, 's')));
/** The decision that a press of a button made. */
export const decision = (act: string) => kill('tables', writes(new RegExp(`\\$batch\\n.*"act":"${act}"`, 's')));
export const draft = kill('graph', (passing) => passing.method === 'POST' && passing.path.endsWith('/messages'));
/** A reply is made with the quoted mail in it, and then gets our words. */
export const reply = kill('graph', (passing) => passing.method === 'POST' && passing.path.endsWith('/createReply'));
export const replyWords = kill(
  'graph',
  (passing) => passing.method === 'PATCH' && passing.body.includes('toRecipients'),
);
export const mailSend = kill('graph', (passing) => passing.method === 'POST' && passing.path.endsWith('/send'));
