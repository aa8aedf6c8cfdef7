import { readCommandLine } from '../../local/command-line';

describe('The command line of npm run local', () => {
  test('needs nothing', () => {
    expect(readCommandLine([])).toEqual({ port: 8080, smtpPort: 2525, folder: '.local', fresh: false, verbose: false });
  });
  test('takes everything', () => {
    const args = ['--port', '0', '--smtp-port=2626', '--folder', 'elsewhere', '--fresh', '--verbose'];
    expect(readCommandLine(args)).toEqual({ port: 0, smtpPort: 2626, folder: 'elsewhere', fresh: true, verbose: true });
  });
  test('tells its options', () => {
    expect(readCommandLine(['--help'])).toBe('help');
  });
  test.each([
    [['--port', 'many'], '--port: give a number from 0 to 65535.'],
    [['--smtp-port', '65536'], '--smtp-port: give a number from 0 to 65535.'],
    [['--folder', ''], '--folder: give a path.'],
  ])('%j is refused in words', (args, problem) => {
    expect(readCommandLine(args)).toEqual({ problem });
  });
  test.each([['--frsh'], ['word']])('%s is not understood', (arg) => {
    expect(readCommandLine([arg])).toEqual({ problem: expect.stringContaining(arg) as string });
  });
});
