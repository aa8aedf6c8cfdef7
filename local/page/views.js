const root = document.documentElement;

/** On a narrow window one part of the page shows at a time; this chooses which. A wide window shows all. */
export const showPart = (part) => {
  root.dataset.view = part;
  for (const button of document.querySelectorAll('.views button')) {
    if (button.dataset.view === part) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
};

/** Makes the buttons that choose a part work. */
export const startParts = () => {
  for (const button of document.querySelectorAll('.views button'))
    button.addEventListener('click', () => showPart(button.dataset.view));
  // The skip link leads to the chat, which may be hidden just now.
  document.querySelector('.skip').addEventListener('click', () => showPart('chat'));
  showPart(root.dataset.view);
};
