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
    group.setAttribute('role', group.matches('.ac-choiceSetInput-expanded') ? 'radiogroup' : 'group');
    nameByLabel(root, group);
  }
  for (const field of root.querySelectorAll('.ac-choiceSetInput-filtered')) mendSearch(root, field);
};

/** The field of a choice that one can search in: else its placeholder is its name, and the label leads nowhere. */
const mendSearch = (root, field) => {
  const box = field.parentElement;
  // The renderer adds the message of an error to the box.
  box.setAttribute('role', 'group');
  field.id = `${box.id}-field`;
  for (const label of root.querySelectorAll(`label[for="${box.id}"]`)) label.htmlFor = field.id;
  if (box.classList.contains('ac-input-required')) field.setAttribute('aria-required', 'true');
  nameByLabel(root, field);
};

const nameByLabel = (root, field) => {
  const label = root.querySelector(`label[for="${field.id}"]`);
  if (label?.id) field.setAttribute('aria-labelledby', label.id);
};
