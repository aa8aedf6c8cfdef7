import { pinoDiagnostics } from '../src/pino-diagnostics';
import type { Diagnostic } from '../src/diagnostics';

const lineOf = (line: Diagnostic): Record<string, unknown> => {
  const written: string[] = [];
  pinoDiagnostics({ write: (text) => void written.push(text) })(line);
  expect(written).toHaveLength(1);
  return JSON.parse(written[0] ?? '') as Record<string, unknown>;
};

describe('Diagnostics in the log of the process', () => {
  test('are one JSON line with the allowed fields; a code makes it a warning', () => {
    const line = { event: 'reminder failed', code: 'TEAMS_UNREACHABLE', ref: 'ME-261124-7K2QXM', status: 503 };
    expect(lineOf(line)).toEqual({ level: 40, time: expect.any(String) as string, ...line });
    expect(lineOf({ event: 'started', port: 4000 })).toMatchObject({ level: 30, event: 'started', port: 4000 });
  });

  test('leave out whatever else an object carries', () => {
    const more = { event: 'mail failed', subject: 'not for the log', err: new Error('nor this'), msg: 'nor that' };
    expect(Object.keys(lineOf(more))).toEqual(['level', 'time', 'event']);
  });
});
