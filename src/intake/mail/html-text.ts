import { compile, type FormatCallback, type SelectorDefinition } from 'html-to-text';
import { cellMark } from './cell-mark';
import { withoutDepths } from './deep-html';
import { isHiddenStyle } from './hidden-style';
import { quoteMark } from './quote-mark';

/** More than this is styles and repeated quotes; Outlook's own head takes some ten thousand. */
const mostHtml = 1_000_000;
/** A longer cell is a paragraph. */
const longestCell = 200;

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
const lines = [
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'tr',
  'ul',
  'ol',
  'dl',
  'dt',
  'blockquote',
  'div',
  'center',
  'section',
];
const inline = ['a', 'span', 'font', 'b', 'strong', 'i', 'em', 'u', 'small', 'label', 'dd'];

/** What is hidden is kept only for the look at instructions aimed at a machine. */
function formattersFor(keepsHidden: boolean): Record<string, FormatCallback> {
  const seen =
    (format: FormatCallback): FormatCallback =>
    (element, walk, builder, options) => {
      if (!isUnseen(element as Node, keepsHidden)) format(element, walk, builder, options);
    };
  const line: FormatCallback = (element, walk, builder) => {
    builder.openBlock({ leadingLineBreaks: 1 });
    walk((element as { children: Parameters<typeof walk>[0] }).children, builder);
    builder.closeBlock({ trailingLineBreaks: 1 });
  };
  const item: FormatCallback = (element, walk, builder) => {
    builder.openBlock({ leadingLineBreaks: 1 });
    builder.addInline('- ');
    walk((element as { children: Parameters<typeof walk>[0] }).children, builder);
    builder.closeBlock({ trailingLineBreaks: 1 });
  };
  const words: FormatCallback = (element, walk, builder) => {
    walk((element as { children: Parameters<typeof walk>[0] }).children, builder);
  };
  const cell: FormatCallback = (element, walk, builder, options) => {
    words(element, walk, builder, options);
    builder.addInline(` ${cellMark} `);
  };
  const table: FormatCallback = (element, walk, builder) => {
    builder.openTable();
    for (const row of rowsOf(element as Node)) {
      builder.openTableRow();
      for (const one of cellsOf(row).filter((part) => !isUnseen(part, keepsHidden))) {
        builder.openTableCell({});
        walk((one.children ?? []) as unknown as Parameters<typeof walk>[0], builder);
        builder.closeTableCell({});
      }
      builder.closeTableRow();
    }
    builder.closeTable({ tableToString: printedTable, leadingLineBreaks: 1, trailingLineBreaks: 1 });
  };
  const marked: FormatCallback = (element, walk, builder, options) => {
    builder.openBlock({ leadingLineBreaks: 1 });
    builder.addLiteral(quoteMark);
    builder.closeBlock({ trailingLineBreaks: 1 });
    line(element, walk, builder, options);
  };
  return {
    line: seen(line),
    item: seen(item),
    words: seen(words),
    cell: seen(cell),
    marked: seen(marked),
    table: seen(table),
  };
}

type Node = {
  readonly name?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
};

function isUnseen({ attribs = {} }: Node, keepsHidden: boolean): boolean {
  return !keepsHidden && (attribs['hidden'] !== undefined || isHiddenStyle(attribs['style'] ?? ''));
}

function rowsOf({ children = [] }: Node): readonly Node[] {
  return children.flatMap((child) =>
    child.name === 'tr'
      ? [child]
      : ['thead', 'tbody', 'tfoot', 'center', 'form'].includes(child.name ?? '')
        ? rowsOf(child)
        : [],
  );
}

function cellsOf({ children = [] }: Node): readonly Node[] {
  return children.filter(({ name }) => name === 'td' || name === 'th');
}

/** A row of short cells is one line; a table that only lays out a page reads as paragraphs. */
function printedTable(rows: readonly (readonly { readonly text: string }[])[]): string {
  return rows
    .map((cells) => {
      const isData = cells.every(
        ({ text }) => text.length <= longestCell && !text.includes(quoteMark) && text.split('\n').length <= 4,
      );
      return isData
        ? cells.map(({ text }) => text.replace(/\s*\n\s*/g, ' ')).join(` ${cellMark} `)
        : cells.map(({ text }) => text).join('\n');
    })
    .join('\n');
}

const as = (format: string) => (selector: string) => ({ selector, format }) satisfies SelectorDefinition;

const converter = (keepsHidden: boolean) =>
  compile({
    wordwrap: false,
    limits: { maxInputLength: mostHtml, maxDepth: 400, ellipsis: '' },
    formatters: formattersFor(keepsHidden),
    selectors: [
      { selector: 'pre', format: 'pre', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      ...['img', 'hr', 'head', 'style', 'script', 'template', 'noscript'].map(as('skip')),
      ...lines.map(as('line')),
      as('item')('li'),
      ...inline.map(as('words')),
      ...['td', 'th'].map(as('cell')),
      as('table')('table'),
      ...quoteStarts.map(as('marked')),
    ],
  });
const visible = converter(false);
const everything = converter(true);

/** The words of HTML as lines: one line break between paragraphs, no link targets, the quote mark where a quoted mail begins. */
export function htmlText(html: string): string {
  return visible(clean(html));
}

/** The words of HTML with those that are hidden, and its comments: to look for instructions aimed at a machine. */
export function htmlTextWithHidden(html: string): string {
  const comments = html
    .slice(0, mostHtml)
    .split('<!--')
    .slice(1, 200)
    .map((rest) => rest.slice(0, 4_000).split('-->')[0] ?? '')
    .filter((comment) => !comment.trimStart().startsWith('['));
  return [everything(clean(html)), ...comments].join('\n');
}

function clean(html: string): string {
  return withoutDepths(html.slice(0, mostHtml)).replaceAll(quoteMark, '').replaceAll(cellMark, '');
}
