import { read } from './api.js';
import { timeElement } from './central-time.js';
import { coalesced } from './coalesced.js';
import { el } from './dom.js';
import { keyedList } from './keyed-list.js';
import { mailText } from './mail-text.js';
import { createOwnMail } from './own-mail.js';

const mostShown = 100;
const becameWords = {
  pending: { words: 'Being read', mood: '' },
  opened: { words: 'Opened', mood: 'good' },
  appended: { words: 'Added to', mood: 'good' },
  setAside: { words: 'Set aside', mood: 'warn' },
  ignored: { words: 'Nothing to do', mood: '' },
};
const newestFirst = (key, mails) => mails.toSorted((a, b) => b[key].localeCompare(a[key])).slice(0, mostShown);

/** The mailbox: what came in and what became of it, what went out, and how to send a mail of one's own. */
export const createMailbox = (place, openRef) => {
  const inboxList = el('ul', { class: 'rows' });
  const sentList = el('ul', { class: 'rows' });
  const inboxHead = el('summary', {}, 'Inbox');
  const sentHead = el('summary', {}, 'Sent');
  const noInbox = el('p', { class: 'hint' }, 'No mail yet. Forward a sample mail above.');
  const noSent = el(
    'p',
    { class: 'hint' },
    'Nothing sent yet. Acknowledgements and requests to the plans appear here.',
  );
  const ownMail = createOwnMail();

  const became = ({ state, ref, reason }) => {
    const { words, mood } = becameWords[state] ?? { words: state, mood: '' };
    const open = ref && el('button', { type: 'button', class: 'ref', onclick: () => openRef(ref) }, ref);
    const why = reason && (ref ? ` (${reason})` : `: ${reason}`);
    return el('p', {}, el('span', { class: `pill ${mood}` }, words, open && ' ', open || undefined, why || undefined));
  };
  const showInbox = keyedList(inboxList, (mail) =>
    el(
      'li',
      { class: 'mail' },
      el('p', { class: 'subject' }, mail.subject || '(no subject)'),
      el('p', { class: 'small' }, mail.from, ' · ', timeElement(mail.receivedAt)),
      became(mail.became),
    ),
  );
  const showSent = keyedList(sentList, (mail) =>
    el(
      'li',
      { class: 'mail' },
      el(
        'details',
        {},
        el('summary', {}, el('span', { class: 'subject' }, mail.subject)),
        el('pre', {}, ...mailText(mail.body)),
      ),
      el('p', { class: 'small' }, 'To ', mail.to, ' · ', timeElement(mail.at)),
    ),
  );
  const box = (head, isOpen, ...inside) =>
    el('details', { class: 'box', open: isOpen }, head, el('div', { class: 'inside' }, ...inside));
  place.append(
    el('h2', { id: 'mailbox-title' }, 'Mailbox'),
    box(inboxHead, true, noInbox, inboxList),
    box(sentHead, true, noSent, sentList),
    box(el('summary', {}, 'Send a mail of your own'), false, ownMail.element),
  );

  return {
    refresh: coalesced(async () => {
      const mailbox = await read('/api/mailbox');
      inboxHead.textContent = `Inbox (${mailbox.inbox.length})`;
      sentHead.textContent = `Sent (${mailbox.sent.length})`;
      noInbox.hidden = mailbox.inbox.length > 0;
      noSent.hidden = mailbox.sent.length > 0;
      showInbox(newestFirst('receivedAt', mailbox.inbox));
      showSent(newestFirst('at', mailbox.sent));
      ownMail.show(mailbox);
    }),
  };
};
