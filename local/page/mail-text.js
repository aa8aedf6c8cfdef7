import { el } from './dom.js';

const ownAddress = /https?:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?\/[^\s<>"]*/g;

/** A mail's text with links to this machine made pressable; every other address stays text, since nothing goes out. */
export const mailText = (body) => {
  const pieces = [];
  let end = 0;
  for (const { 0: url, index } of body.matchAll(ownAddress)) {
    pieces.push(body.slice(end, index), el('a', { href: url, target: '_blank', rel: 'noopener' }, url));
    end = index + url.length;
  }
  return [...pieces, body.slice(end)];
};
