import { parentPort } from 'node:worker_threads';
import { readAndRoute } from '../reader';
import { fromQuestion, type Answer, type Question } from './question';

/** The reading thread: one question, one answer. It runs from the built output. */
const say = (answer: Answer): void => {
  parentPort?.postMessage(answer);
};

parentPort?.on('message', (question: Question) => {
  try {
    say({ kind: 'route', route: readAndRoute(fromQuestion(question), question.known) });
  } catch {
    say({ kind: 'failed' });
  }
});

say({ kind: 'ready' });
