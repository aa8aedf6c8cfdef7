const paths = {
  mail: 'M3 6h18v12H3z M3.5 6.5 12 13l8.5-6.5',
  chat: 'M4 5h16v11H10l-4 4v-4H4z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  cross: 'm6 6 12 12 M18 6 6 18',
  send: 'M4 12 20 4l-5 16-3.5-6.5z',
};

/** A line drawing in the colour of the text around it; always beside words, so hidden from screen readers. */
export const icon = (name, className = 'mark') => {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const path = document.createElementNS(space, 'path');
  const attributes = { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', 'stroke-width': '1.8' };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', paths[name]);
  path.setAttribute('stroke-linecap', 'round');
  path.setAttribute('stroke-linejoin', 'round');
  svg.append(path);
  return svg;
};
