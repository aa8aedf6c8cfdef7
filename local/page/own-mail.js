import { announce } from './announcer.js';
import { el } from './dom.js';

/** How to send a mail of one's own: by SMTP or by a file in the drop folder, each with a line to copy. */
export const createOwnMail = () => {
  const list = el('dl', { class: 'own-mail' });
  let shown = '';

  const copyable = (name, text) => {
    const words = el('span', {}, 'Copy');
    const copy = async () => {
      await navigator.clipboard.writeText(text);
      words.textContent = 'Copied';
      announce(`${name}: copied`);
      setTimeout(() => (words.textContent = 'Copy'), 3000);
    };
    const button = el(
      'button',
      { type: 'button', class: 'button', onclick: copy, 'aria-label': `Copy: ${name}` },
      words,
    );
    return [el('dt', {}, name), el('dd', { class: 'copyable' }, el('code', {}, text), button)];
  };

  return {
    element: list,
    show: ({ address, smtp, dropFolder }) => {
      const server = `${smtp.host}:${smtp.port}`;
      if (shown === address + server + dropFolder) return;
      shown = address + server + dropFolder;
      const swaks = `swaks --server ${server} --from t.nguyen@member-services.example.org --to ${address} --header 'Subject: FW: A member called' --body 'Member: Erin Sample, plan Iowa Total Care, phone 515-555-0142. The pharmacy cannot fill her insulin.'`;
      list.replaceChildren(
        ...copyable('Mailbox', address),
        ...copyable('SMTP server (no password, no encryption)', server),
        ...copyable('A command line, where swaks is installed', swaks),
        ...copyable('Or save an .eml file in this folder', dropFolder),
      );
    },
  };
};
