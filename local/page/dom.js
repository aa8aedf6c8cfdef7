/**
 * Makes an element. Keys of `props` are attributes; `on...` are listeners; true sets, false and undefined leave out.
 * Children are elements or plain text: no string ever becomes markup.
 */
export const el = (tag, props = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
};

/** A button that does one thing; while its work goes on it says so and cannot be pressed again. */
export const workButton = (words, { busy, onPress, ...props }) => {
  const label = el('span', {}, words);
  const button = el('button', { type: 'button', class: 'button', ...props }, label);
  button.addEventListener('click', async () => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    label.textContent = busy;
    try {
      await onPress();
    } finally {
      button.removeAttribute('aria-disabled');
      label.textContent = words;
    }
  });
  return button;
};
