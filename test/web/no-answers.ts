import type { WebParts } from '../../src/web/server';

/** For what has nothing to do with the answer pages: no link leads anywhere. */
export const noAnswers: Pick<WebParts, 'answers' | 'secure'> = {
  answers: {
    show: () => Promise.resolve({ kind: 'unknown' }),
    act: () => Promise.resolve({ page: { kind: 'unknown' } }),
  },
  secure: true,
};
