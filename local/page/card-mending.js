let drawn = 0;

/**
 * Mends what the renderer leaves open once several cards stand on one page: ids chosen by a card's author are made
 * unique, a group of choices gets its name, a long text field says that it is required.
 */
export const mendCard = (root) => {
  drawn += 1;
  const own = (id) => (id.startsWith('__ac') ? id : `card-${drawn}-${id}`);
  for (const element of root.querySelectorAll('[id]')) element.id = own(element.id);
  for (const element of root.querySelectorAll('[aria-controls]'))
    element.setAttribute('aria-controls', element.getAttribute('aria-controls').split(' ').map(own).join(' '));
  for (const field of root.querySelectorAll('textarea.ac-input-required')) field.setAttribute('aria-required', 'true');
  for (const group of root.querySelectorAll('.ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect')) {
    const label = root.querySelector(`label[for="${group.id}"]`)?.parentElement;
    group.setAttribute('role', group.matches('.ac-choiceSetInput-expanded') ? 'radiogroup' : 'group');
    if (label?.id) group.setAttribute('aria-labelledby', label.id);
  }
};
