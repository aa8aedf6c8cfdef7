import { compile, type FormatCallback, type SelectorDefinition } from 'html-to-text';
import { quoteMark } from './quote-mark';

/** More than this is styles and repeated quotes; Outlook's own head takes some ten thousand. */
const mostHtml = 1_000_000;

/**
 * Where Outlook (desktop, web, mobile), Gmail and Apple Mail put the header of a forwarded or quoted mail.
 * The border colours are those of Outlook on the desktop; Exchange rewrites them to `rgb()`.
 */
const quoteStarts = [
  '#divRplyFwdMsg',
  '#x_divRplyFwdMsg',
  '.ms-outlook-mobile-reference-message',
  'div[style*="border-top:solid #E1E1E1"]',
  'div[style*="border-top:solid #B5C4DF"]',
  'div[style*="border-top: solid #E1E1E1"]',
  'div[style*="border-color:rgb(225,225,225)"]',
  'div[style*="border-color: rgb(225, 225, 225)"]',
  'div[style*="border-top:1pt solid rgb(225,225,225)"]',
  'div[style*="border-top: 1pt solid rgb(225, 225, 225)"]',
  '.gmail_quote',
  'blockquote[type=cite]',
];

const line: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const cell: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder);
  builder.addInline(' ');
};

const marked: FormatCallback = (element, walk, builder, options) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addLiteral(quoteMark);
  builder.closeBlock({ trailingLineBreaks: 1 });
  line(element, walk, builder, options);
};

const as = (format: string) => (selector: string) => ({ selector, format }) satisfies SelectorDefinition;

const convert = compile({
  wordwrap: false,
  limits: { maxInputLength: mostHtml, maxDepth: 400, ellipsis: '' },
  formatters: { line, cell, marked },
  selectors: [
    { selector: 'p', format: 'paragraph', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'pre', format: 'pre', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ...['img', 'hr', 'head', 'style', 'script', '[style*="display:none"]', '[style*="display: none"]'].map(as('skip')),
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'tr', 'li', 'ul', 'ol', 'blockquote', 'div'].map(as('line')),
    ...['td', 'th'].map(as('cell')),
    ...quoteStarts.map(as('marked')),
  ],
});

/** The words of HTML as lines: one line break between paragraphs, no link targets, the quote mark where a quoted mail begins. */
export function htmlText(html: string): string {
  return convert(html.slice(0, mostHtml).replaceAll(quoteMark, ''));
}
