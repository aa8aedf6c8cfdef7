import { strToU8, Zip, ZipDeflate } from 'fflate';

/** A workbook of one sheet that is written piece by piece; every cell is text, so that nothing in it is ever a formula. */
export type Workbook = {
  /** The pieces of the file that the row brings; there may be none yet. */
  row(cells: readonly string[]): readonly Uint8Array[];
  /** The last pieces. */
  end(): readonly Uint8Array[];
};

/** What a cell of Excel holds. */
const mostInCell = 32_767;
const cutNote = ' ... (the rest is in the log)';

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const ofSheets = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of the file beside the sheet itself (ECMA-376). */
const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    `<Types xmlns="${packages}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${ofSheets}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${ofSheets}.worksheet+xml"/></Types>`,
  '_rels/.rels':
    `<Relationships xmlns="${packages}/relationships">` +
    `<Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels':
    `<Relationships xmlns="${packages}/relationships">` +
    `<Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/workbook.xml':
    `<workbook xmlns="${main}" xmlns:r="${office}">` +
    '<sheets><sheet name="MCO Inquiry Log" sheetId="1" r:id="r1"/></sheets></workbook>',
};

/** Begins a workbook; the headings stay in sight. */
export function workbook(headings: readonly string[]): Workbook {
  let pieces: Uint8Array[] = [];
  const zip = new Zip((fault, piece) => {
    if (fault !== null) throw fault;
    pieces.push(piece);
  });
  const taken = (): readonly Uint8Array[] => {
    const ready = pieces;
    pieces = [];
    return ready;
  };
  for (const [name, text] of Object.entries(parts)) {
    const part = new ZipDeflate(name);
    zip.add(part);
    part.push(strToU8(xml + text), true);
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml');
  zip.add(sheet);
  sheet.push(
    strToU8(
      `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>' +
        rowXml(headings),
    ),
  );
  return {
    row(cells) {
      sheet.push(strToU8(rowXml(cells)));
      return taken();
    },
    end() {
      sheet.push(strToU8('</sheetData></worksheet>'), true);
      zip.end();
      return taken();
    },
  };
}

function rowXml(cells: readonly string[]): string {
  const inside = cells.map((cell) =>
    cell === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cut(cell))}</t></is></c>`,
  );
  return `<row>${inside.join('')}</row>`;
}

function cut(cell: string): string {
  return cell.length <= mostInCell ? cell : cell.slice(0, mostInCell - cutNote.length) + cutNote;
}

/** XML 1.0 takes no control characters, and no half of a pair. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
