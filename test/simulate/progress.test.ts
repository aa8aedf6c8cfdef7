import { progressBar, type Terminal } from '../../simulate/progress';

/** A stream that keeps what is written. */
function out(isTTY: boolean): Terminal & { readonly written: readonly string[] } {
  const written: string[] = [];
  return { isTTY, written, write: (text) => written.push(text) };
}

test('a bar on a terminal, which is gone at the end', () => {
  const terminal = out(true);
  const bar = progressBar(terminal);
  bar.at(0.5);
  bar.end();
  expect(terminal.written).toEqual([`\r[${'#'.repeat(15)}${'-'.repeat(15)}]  50%`, '\r\u001b[K']);
});

test('nothing in a pipe', () => {
  const pipe = out(false);
  const bar = progressBar(pipe);
  bar.at(0.5);
  bar.end();
  expect(pipe.written).toEqual([]);
});
